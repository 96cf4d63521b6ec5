import type { Batch, FailureReason, Findings, WorkerMessage } from './evaluation-protocol.ts';
import type { OpenPolicy } from './open-policy.ts';
import { readText } from './read-text.ts';

/**
 * Judges the inputs of a batch one after the other, up to the first that cannot be judged. `atInput` is
 * called before each, so that whoever ends this thread knows where it stood.
 */
export function evaluateBatch(
  policy: OpenPolicy,
  batch: Batch,
  atInput: (index: number) => void,
): Extract<WorkerMessage, { kind: 'judged' | 'failed' }> {
  const decisions: (readonly [number, Findings])[] = [];
  let index = 0;
  try {
    atInput(0);
    const heap = policy.functions.opa_heap_ptr_get();
    const selection = Object.fromEntries(batch.sets.map((set) => [set, true]));
    const known = JSON.stringify({ ...batch.data, adac_selection: selection });
    const data = parseJson(policy, encoder.encode(known));
    const free = policy.functions.opa_heap_ptr_get();
    for (; index < batch.ends.length; index++) {
      atInput(index);
      // Compiled patterns live in the heap too, so emptying it for every input would compile them anew.
      if (index % inputsPerHeap === 0) policy.functions.opa_heap_ptr_set(free);
      const input = batch.text.subarray(batch.ends[index - 1] ?? 0, batch.ends[index]);
      const decision = decide(policy, data, parseJson(policy, input));
      if (typeof decision === 'string') return { kind: 'failed', index, reason: decision };
      if (decision.length > 0) decisions.push([index, decision]);
    }
    policy.functions.opa_heap_ptr_set(heap);
    return { kind: 'judged', decisions };
  } catch (error) {
    return { kind: 'failed', index, reason: reasonOf(error) };
  }
}

/** Inputs that share one filling of the heap: each takes some ten KiB. */
const inputsPerHeap = 50;

/** Bytes that the findings of one definition may take as JSON. */
const maximumResult = 2 ** 20;

const encoder = new TextEncoder();

function decide(
  { functions, memory, entrypoint }: OpenPolicy,
  data: number,
  input: number,
): Findings | FailureReason {
  const context = functions.opa_eval_ctx_new();
  functions.opa_eval_ctx_set_input(context, input);
  functions.opa_eval_ctx_set_data(context, data);
  functions.opa_eval_ctx_set_entrypoint(context, entrypoint);
  if (functions.eval(context) !== 0) return 'trap';
  const address = functions.opa_json_dump(functions.opa_eval_ctx_get_result(context));
  const text = readText(memory, address, maximumResult);
  if (text === undefined) return 'result-too-large';
  return text === nothingFound ? [] : readResult(text);
}

const nothingFound = '[{"result":[]}]';

/** One row with the set of findings; an undefined entrypoint gives no row, which must not read as "nothing found". */
function readResult(text: string): Findings | FailureReason {
  const rows: unknown = JSON.parse(text);
  if (!isList(rows) || rows.length !== 1) return 'no-decision';
  const [row] = rows;
  if (typeof row !== 'object' || row === null || !('result' in row)) return 'no-decision';
  return isList(row.result) ? row.result : 'no-decision';
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function parseJson({ functions, memory }: OpenPolicy, text: Uint8Array): number {
  const address = functions.opa_malloc(text.length);
  new Uint8Array(memory.buffer, address, text.length).set(text);
  const value = functions.opa_json_parse(address, text.length);
  if (value === 0) throw new SyntaxError('OPA does not read what the compiler wrote');
  return value;
}

/** OPA ends an evaluation by throwing a bare text. */
function reasonOf(error: unknown): FailureReason {
  if (typeof error !== 'string') return 'trap';
  if (error.includes('conflict')) return 'conflict';
  return error.includes('malloc') ? 'memory' : 'trap';
}
