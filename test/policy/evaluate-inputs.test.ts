import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluateInputs } from '../../compiler/policy/evaluate-inputs.ts';
import type { Batch } from '../../compiler/policy/evaluation-protocol.ts';
import type { EvaluationThread } from '../../compiler/policy/evaluation-thread.ts';

/** A thread that fails at inputs that say "bad", finds something in "odd" ones, and keeps its batches. */
function thread(atFailure: (index: number) => number = (index) => index): {
  readonly thread: EvaluationThread;
  readonly batches: string[][];
} {
  const batches: string[][] = [];
  const judge: EvaluationThread['judge'] = (batch) => {
    const inputs = inputsOf(batch);
    batches.push(inputs);
    const bad = inputs.findIndex((input) => input.startsWith('bad'));
    if (bad >= 0) {
      return Promise.resolve({ kind: 'failed', index: atFailure(bad), reason: 'trap' } as const);
    }
    const decisions = inputs.flatMap((input, index) =>
      input.startsWith('odd') ? [[index, [input]] as const] : [],
    );
    return Promise.resolve({ kind: 'judged', decisions } as const);
  };
  const idle = Promise.resolve(undefined);
  return { thread: { unusable: idle, judge, end: () => idle }, batches };
}

function inputsOf({ text, ends }: Batch): string[] {
  return ends.map((end, index) => Buffer.from(text.subarray(ends[index - 1] ?? 0, end)).toString());
}

const limits = { batchBytes: 1000, failures: 1000 };

async function fates(
  inputs: readonly string[],
  batchBytes: number,
  failures = 1000,
): Promise<string[]> {
  const outcomes = await evaluateInputs(
    thread().thread,
    { sets: ['s'], inputs },
    { batchBytes, failures },
  );
  return outcomes.map((outcome) =>
    outcome.kind === 'judged' ? JSON.stringify(outcome.findings) : outcome.kind,
  );
}

describe('batches', () => {
  test('hold as many inputs as fit', async () => {
    const { thread: counting, batches } = thread();
    const inputs = ['aaaa', 'bbbb', 'cccc', 'dddddddddddd', 'e'];
    await evaluateInputs(counting, { sets: [], inputs }, { batchBytes: 8, failures: 1 });
    expect(batches).toEqual([['aaaa', 'bbbb'], ['cccc'], ['dddddddddddd'], ['e']]);
  });

  test('carry their text as UTF-8', async () => {
    const { thread: counting, batches } = thread();
    const inputs = ['ä', '€', '😀'];
    await evaluateInputs(counting, { sets: [], inputs }, limits);
    expect(batches).toEqual([inputs]);
  });

  test('are not sent where there is nothing to judge', async () => {
    const { thread: counting, batches } = thread();
    expect(await evaluateInputs(counting, { sets: [], inputs: [] }, limits)).toEqual([]);
    expect(batches).toEqual([]);
  });
});

describe('a failing batch', () => {
  test('is divided where it broke off', async () => {
    const { thread: counting, batches } = thread();
    await evaluateInputs(counting, { sets: [], inputs: ['a', 'b', 'bad', 'c'] }, limits);
    expect(batches).toEqual([['a', 'b', 'bad', 'c'], ['a', 'b'], ['bad'], ['c']]);
  });

  test('comes to an end wherever it says that it broke off', async () => {
    const { thread: wrong } = thread(() => 0);
    const inputs = ['a', 'b', 'bad', 'c'];
    const outcomes = await evaluateInputs(wrong, { sets: [], inputs }, limits);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['judged', 'judged', 'failed', 'judged']);
  });

  test('leaves the others their decisions', async () => {
    expect(await fates(['a', 'odd 1', 'bad', 'odd 2', 'bad'], 1000)).toEqual([
      '[]',
      '["odd 1"]',
      'failed',
      '["odd 2"]',
      'failed',
    ]);
  });

  test('ends the evaluation when too many have failed', async () => {
    expect(await fates(['bad', 'a', 'bad', 'b', 'bad'], 1000, 2)).toEqual([
      'failed',
      '[]',
      'failed',
      'not-reached',
      'not-reached',
    ]);
  });
});

test('the outcomes do not depend on the size of batches', async () => {
  const inputs = fc.array(fc.constantFrom('a', 'odd', 'bad', 'longer than the others'));
  await fc.assert(
    fc.asyncProperty(
      inputs,
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 4 }),
      async (all, size, failures) => {
        expect(await fates(all, size, failures)).toEqual(await fates(all, 1_000_000, failures));
      },
    ),
  );
});
