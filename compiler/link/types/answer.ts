/**
 * Whether every value of one type is a value of another. Where it is not, or where that cannot be told, the smallest
 * part of the value because of which, and why.
 */
export type Answer = typeof yes | Doubt;

/** An answer that is not yes. */
export interface Doubt {
  readonly kind: 'no' | 'unknown';
  /** Below the value: `[].amount`; empty where the value itself is meant. */
  readonly path: string;
  /** The end of a sentence whose subject is the path: `is string, "number" is wanted`. */
  readonly reason: string;
}

/** Every value fits. */
export const yes = { kind: 'yes' } as const;

/** Some value does not fit. */
export function no(found: string, wanted: string): Answer {
  return { kind: 'no', path: '', reason: `is ${found}, ${quoteOnce(wanted)} is wanted` };
}

/** It cannot be told. */
export function unknown(found: string, wanted: string): Answer {
  return { kind: 'unknown', path: '', reason: `is ${found}, ${quoteOnce(wanted)} is wanted` };
}

/** The answer about a part, as an answer about the whole; `step` leads from the whole to the part. */
export function below(step: string, answer: Answer): Answer {
  return answer.kind === 'yes' ? answer : { ...answer, path: step + answer.path };
}

/** The step to a property: `.amount`, or `["a b"]`. */
export function stepTo(key: string): string {
  return /^[A-Za-z_][A-Za-z0-9_-]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}

/** Whether it holds for all items: the first that does not fit, else the first that cannot be told. */
export function all<Item>(items: Iterable<Item>, ask: (item: Item) => Answer): Answer {
  let result: Answer = yes;
  for (const item of items) {
    const answer = ask(item);
    if (answer.kind === 'no') return answer;
    if (result.kind === 'yes') result = answer;
  }
  return result;
}

/** The same, where the type of the values was widened on the way: a value that does not fit may not exist. */
export function withoutNo(answer: Answer): Answer {
  return answer.kind === 'no' ? { ...answer, kind: 'unknown' } : answer;
}

function quoteOnce(wanted: string): string {
  return wanted.includes('"') ? wanted : `"${wanted}"`;
}
