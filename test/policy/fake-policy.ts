/** What a module says that looks like OPA's, for what OPA itself would never say. */
export interface FakePolicy {
  readonly abi?: number;
  /** JSON of the builtins that it asks of its host. */
  readonly builtins?: string;
  /** JSON of its entrypoints. */
  readonly entrypoints?: string;
  /** JSON of its result set. */
  readonly result?: string;
  /** What `eval` returns; `forever` never returns, `trap` breaks off. */
  readonly evaluation?: number | 'forever' | 'trap';
  /** Exports to leave out. */
  readonly without?: readonly string[];
}

/** The bytes of such a module: constants, and texts in its memory. */
export function fakePolicy(policy: FakePolicy = {}): Uint8Array {
  const { abi = 1, evaluation = 0, without = [] } = policy;
  const texts = [
    policy.builtins ?? '{}',
    policy.entrypoints ?? '{"adac_entry/findings":0}',
    policy.result ?? '[{"result":[]}]',
  ];
  const functions = Object.entries({
    builtins: constant(textAddress(0)),
    entrypoints: constant(textAddress(1)),
    eval: evaluationCode(evaluation),
    opa_eval_ctx_get_result: constant(textAddress(2)),
    opa_eval_ctx_new: constant(0),
    opa_eval_ctx_set_data: constant(0),
    opa_eval_ctx_set_entrypoint: constant(0),
    opa_eval_ctx_set_input: constant(0),
    opa_heap_ptr_get: constant(freeAddress),
    opa_heap_ptr_set: constant(0),
    opa_json_dump: [0x20, 0],
    opa_json_parse: constant(1),
    opa_malloc: constant(freeAddress),
  });
  const exports = [
    ...functions.map(([name], index) => ({ name, kind: 0, index })),
    { name: 'opa_wasm_abi_version', kind: 3, index: 0 },
    { name: 'opa_wasm_abi_minor_version', kind: 3, index: 1 },
  ].filter(({ name }) => !without.includes(name));
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    // One type: a number to a number. JavaScript may leave the argument out.
    ...section(1, list([[0x60, 1, 0x7f, 1, 0x7f]])),
    ...section(2, list([[...name('env'), ...name('memory'), 2, 0, 1]])),
    ...section(3, list(functions.map(() => [0]))),
    ...section(6, list([abi, 3].map((value) => [0x7f, 0, ...constant(value), 0x0b]))),
    ...section(7, list(exports.map((one) => [...name(one.name), one.kind, one.index]))),
    ...section(10, list(functions.map(([, code]) => sized([0, ...code, 0x0b])))),
    ...section(
      11,
      list(
        texts.map((text, index) => [
          0,
          ...constant(textAddress(index)),
          0x0b,
          ...sized([...Buffer.from(`${text}\0`)]),
        ]),
      ),
    ),
  ]);
}

const freeAddress = 32_768;

function textAddress(index: number): number {
  return 1024 + index * 4096;
}

function evaluationCode(evaluation: number | 'forever' | 'trap'): number[] {
  if (evaluation === 'trap') return [0x00];
  return evaluation === 'forever' ? [0x03, 0x40, 0x0c, 0, 0x0b, 0x00] : constant(evaluation);
}

/** `i32.const`, in signed LEB128. */
function constant(value: number): number[] {
  const bytes = [0x41];
  let rest = value;
  for (;;) {
    const low = rest & 0x7f;
    rest >>= 7;
    if ((rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0)) {
      return [...bytes, low];
    }
    bytes.push(low | 0x80);
  }
}

function unsigned(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >> 7)];
}

function sized(bytes: readonly number[]): number[] {
  return [...unsigned(bytes.length), ...bytes];
}

function name(text: string): number[] {
  return sized([...Buffer.from(text)]);
}

function list(entries: readonly (readonly number[])[]): number[] {
  return [...unsigned(entries.length), ...entries.flat()];
}

function section(id: number, content: readonly number[]): number[] {
  return [id, ...sized(content)];
}
