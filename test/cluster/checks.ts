import { isDeepStrictEqual, inspect } from 'node:util';

/** Assertions that are counted. The first that fails ends its scenario. */
export interface Checks {
  readonly equal: (actual: unknown, expected: unknown, what: string) => void;
  readonly that: (condition: boolean, what: string) => void;
  readonly count: () => number;
}

/** A new counter of assertions. */
export function createChecks(): Checks {
  let count = 0;
  return {
    equal(actual, expected, what) {
      count++;
      if (isDeepStrictEqual(actual, expected)) return;
      throw new Error(`${what}: ${show(actual)}, and not ${show(expected)}`);
    },
    that(condition, what) {
      count++;
      if (!condition) throw new Error(what);
    },
    count: () => count,
  };
}

function show(value: unknown): string {
  return inspect(value, { depth: 6, breakLength: Infinity, maxArrayLength: 20 });
}
