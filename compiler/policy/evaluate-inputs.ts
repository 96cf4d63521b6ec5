import type { Batch, FailureReason, Findings } from './evaluation-protocol.ts';
import type { EvaluationThread } from './evaluation-thread.ts';
import type { PolicyData } from './policy-data.ts';

/** Inputs as JSON that the same sets judge. */
export interface InputGroup {
  readonly sets: readonly string[];
  readonly inputs: readonly string[];
  /** What the rules see as `data`, the same for all inputs. */
  readonly data?: PolicyData;
}

/** What became of an input: its findings, or why it could not be judged. */
export type Outcome =
  | { readonly kind: 'judged'; readonly findings: Findings }
  | { readonly kind: 'failed'; readonly reason: FailureReason }
  | { readonly kind: 'not-reached' };

/**
 * Judges the inputs of a group in batches of at most `batchBytes`, and gives an outcome for each. A batch
 * that fails is divided at the input where it broke off, down to an input that fails alone; so the
 * outcomes do not depend on the size of batches. `failures` such inputs end the evaluation: a policy that
 * fails everywhere would otherwise take its time limit everywhere.
 */
export async function evaluateInputs(
  thread: EvaluationThread,
  group: InputGroup,
  limits: { readonly batchBytes: number; readonly failures: number },
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  // Ranges still to judge, the next one last.
  const ranges = batchRanges(group.inputs, limits.batchBytes).reverse();
  let failures = 0;
  for (let range = ranges.pop(); range !== undefined; range = ranges.pop()) {
    if (failures === limits.failures) break;
    const answer = await thread.judge(toBatch(group, range));
    if (answer.kind === 'judged') {
      const found = new Map(answer.decisions);
      for (let index = 0; index < range.end - range.start; index++) {
        outcomes.push({ kind: 'judged', findings: found.get(index) ?? [] });
      }
    } else if (range.end - range.start === 1) {
      outcomes.push({ kind: 'failed', reason: answer.reason });
      failures++;
    } else {
      ranges.push(...dividedAt(range, range.start + answer.index).reverse());
    }
  }
  while (outcomes.length < group.inputs.length) outcomes.push({ kind: 'not-reached' });
  return outcomes;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Before the input, the input, and after it, without what is empty. */
function dividedAt({ start, end }: Range, index: number): Range[] {
  return [
    { start, end: index },
    { start: index, end: index + 1 },
    { start: index + 1, end },
  ].filter((range) => range.start < range.end);
}

function batchRanges(inputs: readonly string[], batchBytes: number): Range[] {
  const ranges: Range[] = [];
  let start = 0;
  let size = 0;
  for (const [index, { length }] of inputs.entries()) {
    if (index > start && size + length > batchBytes) {
      ranges.push({ start, end: index });
      start = index;
      size = 0;
    }
    size += length;
  }
  if (start < inputs.length) ranges.push({ start, end: inputs.length });
  return ranges;
}

function toBatch({ sets, inputs, data = {} }: InputGroup, { start, end }: Range): Batch {
  const texts = inputs.slice(start, end).map((input) => encoder.encode(input));
  const ends: number[] = [];
  let size = 0;
  for (const { length } of texts) ends.push((size += length));
  const text = new Uint8Array(size);
  for (const [index, one] of texts.entries()) text.set(one, ends[index - 1] ?? 0);
  return { sets, data, text, ends };
}

const encoder = new TextEncoder();
