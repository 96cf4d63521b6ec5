import { describe, expect, test } from 'vitest';
import { evaluateBatch } from '../../compiler/policy/evaluate-batch.ts';
import { openPolicy } from '../../compiler/policy/open-policy.ts';
import type { OpenPolicy } from '../../compiler/policy/open-policy.ts';
import { webAssembly } from '../../compiler/policy/web-assembly.ts';
import { fakePolicy } from './fake-policy.ts';
import type { FakePolicy } from './fake-policy.ts';
import { hostile } from './judging.ts';

function open(bytes: Uint8Array): OpenPolicy {
  const opened = openPolicy(new webAssembly.Module(bytes), 1024);
  if (typeof opened === 'string') throw new Error(opened);
  return opened;
}

function batch(
  inputs: readonly unknown[],
  sets: readonly string[] = ['conflict'],
): Parameters<typeof evaluateBatch>[1] {
  const texts = inputs.map((input) => Buffer.from(JSON.stringify(input)));
  const ends = texts.map((_, index) =>
    texts.slice(0, index + 1).reduce((sum, { length }) => sum + length, 0),
  );
  return { sets, data: {}, text: Uint8Array.from(Buffer.concat(texts)), ends };
}

function evaluateFake(policy: FakePolicy): unknown {
  return evaluateBatch(open(fakePolicy(policy)), batch([{}, {}]), () => undefined);
}

const high = { metadata: { tags: ['high'] } };
const torn = { metadata: { tags: ['high', 'low'] } };

describe('decisions', () => {
  test('are those of the inputs that have findings', () => {
    const policy = open(hostile.policyModule ?? new Uint8Array());
    const answer = evaluateBatch(policy, batch([{}, high, {}]), () => undefined);
    expect(answer).toMatchObject({ kind: 'judged', decisions: [[1, expect.anything()]] });
  });

  test('do not change from batch to batch, however many inputs share a heap', () => {
    const policy = open(hostile.policyModule ?? new Uint8Array());
    const inputs = Array.from({ length: 180 }, (_, index) => (index % 3 === 0 ? high : {}));
    const first = evaluateBatch(policy, batch(inputs), () => undefined);
    expect(evaluateBatch(policy, batch(inputs), () => undefined)).toEqual(first);
    expect(first.kind === 'judged' ? first.decisions.length : 0).toBe(60);
  });

  test('of sets that were not named are not asked for', () => {
    const policy = open(hostile.policyModule ?? new Uint8Array());
    const answer = evaluateBatch(policy, batch([high, torn], ['malformed']), () => undefined);
    expect(answer).toEqual({ kind: 'judged', decisions: [] });
  });

  test('an empty set of findings is none', () => {
    expect(evaluateFake({})).toEqual({ kind: 'judged', decisions: [] });
  });
});

describe('what is no decision', () => {
  test.each([
    ['an undefined entrypoint', { result: '[]' }, 'no-decision'],
    ['a result that is no set', { result: '[{"result":true}]' }, 'no-decision'],
    ['a result of two rows', { result: '[{"result":[]},{"result":[]}]' }, 'no-decision'],
    ['an empty text', { result: '' }, 'trap'],
    ['a row without a result', { result: '[{}]' }, 'no-decision'],
    ['an error code', { evaluation: 1 }, 'trap'],
    ['a trap', { evaluation: 'trap' }, 'trap'],
  ] as const)('%s', (_, policy, reason) => {
    expect(evaluateFake(policy)).toEqual({ kind: 'failed', index: 0, reason });
  });

  test('two values for one rule, at the input that has them', () => {
    const policy = open(hostile.policyModule ?? new Uint8Array());
    const seen: number[] = [];
    const answer = evaluateBatch(policy, batch([{}, high, torn, {}]), (index) => seen.push(index));
    expect(answer).toEqual({ kind: 'failed', index: 2, reason: 'conflict' });
    expect(seen.at(-1)).toBe(2);
  });

  test('more than 1 MiB of findings', () => {
    const policy = open(hostile.policyModule ?? new Uint8Array());
    const loud = { metadata: { labels: { behaviour: 'result' } } };
    const answer = evaluateBatch(policy, batch([loud], ['big']), () => undefined);
    expect(answer).toEqual({ kind: 'failed', index: 0, reason: 'result-too-large' });
  });

  test('more memory than it may have', () => {
    const module = new webAssembly.Module(hostile.policyModule ?? new Uint8Array());
    const policy = openPolicy(module, 65);
    if (typeof policy === 'string') throw new Error(policy);
    const loud = { metadata: { labels: { behaviour: 'result' } } };
    const answer = evaluateBatch(policy, batch([loud], ['big']), () => undefined);
    expect(answer).toEqual({ kind: 'failed', index: 0, reason: 'memory' });
  });
});
