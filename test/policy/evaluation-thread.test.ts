import { afterEach, describe, expect, test } from 'vitest';
import type { Batch } from '../../compiler/policy/evaluation-protocol.ts';
import { startEvaluationThread } from '../../compiler/policy/evaluation-thread.ts';
import type { EvaluationThread } from '../../compiler/policy/evaluation-thread.ts';
import { webAssembly } from '../../compiler/policy/web-assembly.ts';
import { fakePolicy } from './fake-policy.ts';
import type { FakePolicy } from './fake-policy.ts';
import { hostile } from './judging.ts';

let thread: EvaluationThread | undefined;
afterEach(async () => thread?.end());

function start(bytes: Uint8Array, timeout = 500): EvaluationThread {
  thread = startEvaluationThread(new webAssembly.Module(bytes), { timeout, maximumPages: 1024 });
  return thread;
}

function fake(policy: FakePolicy): EvaluationThread {
  return start(fakePolicy(policy));
}

const batch: Batch = {
  sets: [],
  data: {},
  text: Uint8Array.from(Buffer.from('{}{}')),
  ends: [2, 4],
};

describe('a thread', () => {
  test('judges batches one after the other', async () => {
    const judging = fake({});
    expect(await judging.unusable).toBeUndefined();
    expect(await judging.judge(batch)).toEqual({ kind: 'judged', decisions: [] });
    expect(await judging.judge(batch)).toEqual({ kind: 'judged', decisions: [] });
  });

  test('that does not answer is ended, and another takes its place', async () => {
    const judging = fake({ evaluation: 'forever' });
    expect(await judging.judge(batch)).toEqual({ kind: 'failed', index: 0, reason: 'timeout' });
    expect(await judging.judge(batch)).toEqual({ kind: 'failed', index: 0, reason: 'timeout' });
  });

  test('tells how far it had come', async () => {
    const judging = start(hostile.policyModule ?? new Uint8Array(), 1500);
    const spin = JSON.stringify({ metadata: { labels: { behaviour: 'spin' }, version: '1.0.0' } });
    const text = Uint8Array.from(Buffer.from(`{}{}${spin}{}`));
    const ends = [2, 4, 4 + spin.length, 6 + spin.length];
    const answer = await judging.judge({ sets: ['spin'], data: {}, text, ends });
    expect(answer).toEqual({ kind: 'failed', index: 2, reason: 'timeout' });
    expect(await judging.judge(batch)).toEqual({ kind: 'judged', decisions: [] });
  });

  test('goes on after an evaluation that broke off', async () => {
    const judging = fake({ evaluation: 'trap' });
    expect(await judging.judge(batch)).toEqual({ kind: 'failed', index: 0, reason: 'trap' });
    expect(await judging.judge(batch)).toEqual({ kind: 'failed', index: 0, reason: 'trap' });
  });

  test('says that its module cannot be used, and judges nothing', async () => {
    const judging = fake({ abi: 7 });
    expect(await judging.unusable).toBe('wrong-abi');
    expect((await judging.judge(batch)).kind).toBe('failed');
  });
});
