import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../compiler/diagnostic/diagnostic.ts';
import { moduleRecord, withRecord } from '../../compiler/policy/module-record.ts';
import { formats } from '../../compiler/report/formats.ts';
import { fakePolicy } from '../policy/fake-policy.ts';
import type { FakePolicy } from '../policy/fake-policy.ts';
import { agentOf, hostile, judgeAgents, library, misbehaving } from '../policy/judging.ts';

/**
 * Bad inputs, K: what policies can do. Whatever they do, the definition is denied, the others are judged,
 * and the compiler goes on. What a policy may not call at all (http.send, opa.runtime, time, rand,
 * regex.split) is refused when it is built: `test/policy/opa.test.ts`, where Go is there; here, a module
 * that calls it all the same.
 */

const plain = agentOf('plain', {});

/** Findings of the set over one agent that makes it misbehave and one that does not, in bounded time. */
async function findingsOf(set: string, behaviour: string): Promise<readonly Diagnostic[]> {
  const start = performance.now();
  const agents = [plain, misbehaving('bad', behaviour)];
  const found = await judgeAgents(hostile, [set], agents, { timeout: '1s' });
  expect(performance.now() - start).toBeLessThan(20_000);
  return found;
}

function expectDenied(found: readonly Diagnostic[]): void {
  expect(found.map(({ code, severity }) => [code, severity])).toEqual([
    ['policy/evaluation-failed', 'error'],
  ]);
  expect(found[0]).toMatchObject({ place: { path: ['metadata', 'name'] } });
  expect(found[0]?.message).toMatch(
    /^Policy could not judge agent "default\/bad": it took |its findings/,
  );
}

describe('runs out of bounds', () => {
  test('a loop of ten thousand cubed', async () => {
    expectDenied(await findingsOf('spin', 'spin'));
  });

  test('a comprehension of ten thousand cubed', async () => {
    expectDenied(await findingsOf('memory', 'memory'));
  });

  test('a result of 2 MiB in one finding', async () => {
    expectDenied(await findingsOf('big', 'result'));
  });

  test('a result of 64 MiB', async () => {
    expectDenied(await findingsOf('big', 'results'));
  });
});

describe('asks its host', () => {
  test.each([
    'http.send',
    'opa.runtime',
    'time.now_ns',
    'rand.intn',
    'regex.split',
    'yaml.unmarshal',
  ])('%s', async (builtin) => {
    const found = await judgeBy({ builtins: JSON.stringify({ [builtin]: 0 }) });
    expect(found.map(({ code }) => code)).toEqual(['policy/unusable-module']);
    expect(found[0]?.message).toContain('it calls functions that it does not bring along');
  });
});

describe('gives no answer', () => {
  test('undefined is not "nothing found"', async () => {
    const found = await judgeBy({ result: '[]' });
    expect(found.map(({ code }) => code)).toEqual(['policy/evaluation-failed']);
    expect(found[0]?.message).toContain('it gave no decision');
  });

  test('a missing entrypoint', async () => {
    const found = await judgeBy({ entrypoints: '{}' });
    expect(found.map(({ code }) => code)).toEqual(['policy/unusable-module']);
  });

  test('true', async () => {
    expect((await judgeBy({ result: '[{"result":true}]' })).map(({ code }) => code)).toEqual([
      'policy/evaluation-failed',
    ]);
  });
});

describe('is no policy', () => {
  test('truncated at every tenth of its length', async () => {
    const whole = Buffer.from(library.policyModule ?? []);
    for (let tenth = 0; tenth < 10; tenth++) {
      const policyModule = whole.subarray(0, Math.floor((whole.length * tenth) / 10));
      const found = await judgeAgents({ ...library, policyModule }, ['ownership'], [plain]);
      expect(found.map(({ code }) => code)).toEqual(['policy/unusable-module']);
    }
  });

  test('another ABI', async () => {
    const found = await judgeBy({ abi: 2 });
    expect(found.map(({ code }) => code)).toEqual(['policy/unusable-module']);
    expect(found[0]?.message).toContain('its ABI is not the version that adac calls');
  });
});

test('conflicting complete rules', async () => {
  const agents = [plain, agentOf('torn', { tags: ['high', 'low'] })];
  const found = await judgeAgents(hostile, ['conflict'], agents);
  expect(found.map(({ code }) => code)).toEqual(['policy/evaluation-failed']);
  expect(found[0]?.message).toContain('"default/torn"');
});

test('a secret that a policy puts into its message is not shown', async () => {
  const token = 'AKIA' + 'ABCDEFGHIJKLMNOP';
  const found = await judgeAgents(hostile, ['leak'], [agentOf('a', { annotations: { token } })]);
  expect(found[0]?.message).toContain(token);
  for (const [name, format] of formats) {
    const report = { command: 'check', ok: false, diagnostics: found, types: [] };
    const text = format(report, { color: false, width: 80 });
    expect(text, name).toContain('policy/leak/secret');
    expect(text, name).not.toContain(token);
  }
});

/** What is found where the module is not OPA's. */
function judgeBy(policy: FakePolicy): Promise<readonly Diagnostic[]> {
  const name = 'adac.reads';
  const section = [name.length, ...Buffer.from(name), ...Buffer.from('[]')];
  const reading = Uint8Array.from([...fakePolicy(policy), 0, section.length, ...section]);
  const policyModule = withRecord(reading, moduleRecord(library.policies));
  return judgeAgents({ ...library, policyModule }, ['ownership'], [plain]);
}
