import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judge } from '../../compiler/policy/judge.ts';
import { definition, linkedEnvironment, linkedProgram, sourceSet } from '../support/builders.ts';
import { agentOf, hostile, judgeAgents, library, misbehaving, summarize } from './judging.ts';

const ownerless = [
  agentOf('first', {}),
  agentOf('second', { owners: ['team'] }),
  agentOf('third', {}),
];
describe('which sets judge', () => {
  test('where no environment names a set, nothing is loaded', async () => {
    const program = linkedProgram([linkedEnvironment({ name: 'free', agents: ownerless })], {
      // Neither would survive a look.
      sources: sourceSet({ policies: [], policyModule: new Uint8Array([1, 2, 3]) }),
    });
    const { value, diagnostics } = await judge(program);
    expect(diagnostics).toEqual([]);
    expect(value).toEqual({ program, judged: 0, rules: 0, waived: [] });
  });

  test('only the rules of the named sets are asked', async () => {
    expect(await judgeAgents(library, ['ownership'], ownerless)).toHaveLength(2);
    const operations = await judgeAgents(library, ['operations'], ownerless);
    expect(new Set(operations.map(({ code }) => code))).toEqual(
      new Set(['policy/operations/limits-set']),
    );
  });

  test('an environment without sets leaves its agents alone beside one with sets', async () => {
    const program = linkedProgram(
      [
        linkedEnvironment({ name: 'free', agents: ownerless }),
        linkedEnvironment({ name: 'strict', agents: [], policySets: ['ownership'] }),
      ],
      { sources: sourceSet(library) },
    );
    const { value, diagnostics } = await judge(program);
    expect(diagnostics).toEqual([]);
    expect(value).toMatchObject({ judged: 0, rules: 1 });
  });

  test('agents count once for each environment, rules once', async () => {
    const environment = { agents: ownerless.slice(1, 2), policySets: ['ownership', 'operations'] };
    const program = linkedProgram(
      [
        linkedEnvironment({ ...environment, name: 'a' }),
        linkedEnvironment({ ...environment, name: 'b', policySets: ['ownership'] }),
      ],
      { sources: sourceSet(library) },
    );
    expect((await judge(program)).value).toMatchObject({ judged: 2, rules: 8 });
  });

  test('what two environments find at one place is said once', async () => {
    const environments = ['a', 'b'].map((name) =>
      linkedEnvironment({ name, agents: ownerless, policySets: ['ownership'] }),
    );
    const others = linkedEnvironment({
      name: 'c',
      agents: ownerless,
      policySets: ['ownership', 'operations'],
    });
    const sources = sourceSet(library);
    const { diagnostics } = await judge(linkedProgram([...environments, others], { sources }));
    const named = diagnostics.filter(({ code }) => code === 'policy/ownership/owners-named');
    expect(named).toHaveLength(2);
  });

  test('a set without rules is denied, once for all environments', async () => {
    const environments = ['a', 'b'].map((name) =>
      linkedEnvironment({ name, policySets: ['ownership', 'ownershp'] }),
    );
    const sources = sourceSet(library);
    const { diagnostics } = await judge(linkedProgram(environments, { sources }));
    expect(summarize(diagnostics)).toEqual([
      'policy/empty-set at spec.policySets.1: Policy set "ownershp" has no rules.',
    ]);
  });

  test.each(['__proto__', 'constructor', 'toString'])(
    'a set named %s has no rules',
    async (set) => {
      const [finding, ...others] = await judgeAgents(library, [set], ownerless);
      expect(finding?.code).toBe('policy/empty-set');
      expect(others).toEqual([]);
    },
  );
});

describe('severity and help', () => {
  test('warn makes warnings, which bring their own help', async () => {
    const [finding, ...others] = await judgeAgents(hostile, ['advice'], [agentOf('a', {})]);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      code: 'policy/advice/described',
      severity: 'warning',
      help: 'Say what the agent is for.',
    });
  });

  test('deny makes errors, helped by the remedy of the rule', async () => {
    const [finding] = await judgeAgents(library, ['ownership'], [agentOf('a', {})]);
    expect(finding?.severity).toBe('error');
    expect(finding?.help).toMatch(/^Name a team or a person under `metadata.owners`/);
  });
});

describe('what cannot be judged is denied', () => {
  test('a policy that spins is stopped, and only its definition is denied', async () => {
    const agents = [agentOf('a', {}), misbehaving('b', 'spin'), agentOf('c', { version: '1.0.0' })];
    const found = await judgeAgents(hostile, ['spin', 'advice'], agents, { timeout: '1s' });
    const failures = found.filter(({ code }) => code === 'policy/evaluation-failed');
    expect(summarize(failures)).toEqual([
      'policy/evaluation-failed at metadata.name: Policy could not judge agent "default/b": it took longer than the time limit.',
    ]);
    // The rules that do answer judge the others all the same.
    expect(found.filter(({ code }) => code === 'policy/advice/described')).toHaveLength(2);
  });

  test('two values for one rule', async () => {
    const agents = [
      agentOf('fine', { tags: ['low'] }),
      agentOf('torn', { tags: ['high', 'low'] }),
      agentOf('risky', { tags: ['high'] }),
    ];
    expect(summarize(await judgeAgents(hostile, ['conflict'], agents))).toEqual([
      'policy/conflict/values at metadata.tags: The risk is high.',
      'policy/evaluation-failed at metadata.name: Policy could not judge agent "default/torn": a rule gave two values where it may give one.',
    ]);
  });

  test('a finding without a place is reported at its rule, once', async () => {
    const agents = [misbehaving('a', 'malformed'), misbehaving('b', 'malformed')];
    const [finding, ...others] = await judgeAgents(hostile, ['malformed'], agents);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      code: 'policy/malformed-finding',
      severity: 'error',
      place: { file: { path: 'policies/malformed/text.rego' } },
    });
  });

  test('agents that are alike share one finding', async () => {
    const torn = { tags: ['high', 'low'] };
    const agents = [agentOf('a', torn), agentOf('b', torn), agentOf('c', torn)];
    expect(summarize(await judgeAgents(hostile, ['conflict'], agents))).toEqual([
      'policy/evaluation-failed at metadata.name: Policy could not judge agent "default/a" (and 2 like it): a rule gave two values where it may give one.',
    ]);
  });

  test('after some failures the rest is denied unjudged', async () => {
    const agents = Array.from({ length: 9 }, (_, index) =>
      agentOf(`agent-${index}`, { tags: ['high', 'low', `t${index}`] }),
    );
    const codes = (await judgeAgents(hostile, ['conflict'], agents, { failures: 2 })).map(
      ({ code, message }) => `${code}: ${message}`,
    );
    expect(codes).toHaveLength(3);
    expect(codes[2]).toBe(
      'policy/evaluation-stopped: Policy failed too often: 7 more agents are denied without being judged.',
    );
  });
});

describe('algebra', () => {
  /** Agents of every fate that needs no waiting. */
  const fates = [
    agentOf('fine', { description: 'd', version: '2.0.0' }),
    agentOf('plain', {}),
    agentOf('risky', { tags: ['high'] }),
    agentOf('torn', { tags: ['high', 'low'] }),
    misbehaving('vague', 'malformed'),
  ];
  const estates = fc.array(fc.nat(fates.length - 1), { minLength: 1, maxLength: 12 }).map((picks) =>
    picks.map((pick, index) => {
      const fate = fates[pick] ?? agentOf('none', {});
      const { tags = [] } = fate.definition.metadata;
      // Different from the others, so that each is an input of its own.
      return agentOf(`agent-${index}`, {
        ...fate.definition.metadata,
        name: `agent-${index}`,
        tags: [...tags, `t${index}`],
      });
    }),
  );
  const sets = ['conflict', 'malformed', 'advice', 'leak'];
  const judgeAll = async (
    agents: Parameters<typeof judgeAgents>[2],
    batchBytes: number,
  ): Promise<readonly string[]> =>
    summarize(await judgeAgents(hostile, sets, agents, { batchBytes, failures: 100 }));

  test('the size of batches makes no difference', async () => {
    await fc.assert(
      fc.asyncProperty(estates, fc.integer({ min: 1, max: 2000 }), async (agents, batchBytes) => {
        expect(await judgeAll(agents, batchBytes)).toEqual(await judgeAll(agents, 1_000_000));
      }),
      { numRuns: 10 },
    );
  });

  test('nor does the order of agents', async () => {
    await fc.assert(
      fc.asyncProperty(estates, async (agents) => {
        expect(await judgeAll([...agents].reverse(), 400)).toEqual(await judgeAll(agents, 400));
      }),
      { numRuns: 5 },
    );
  });

  test('nor the company an agent is in', async () => {
    const alone = await Promise.all(fates.map((fate) => judgeAll([fate], 1000)));
    const together = await judgeAll(fates, 1000);
    expect([...new Set(alone.flat())].sort()).toEqual([...new Set(together)].sort());
  });
});

test('a project gives its policies time in words', async () => {
  const agents = [misbehaving('b', 'spin')];
  const start = performance.now();
  await judgeAgents(hostile, ['spin'], agents, { timeout: '100ms' });
  expect(performance.now() - start).toBeLessThan(10_000);
});

test('the definition of an environment tells where its sets stand', async () => {
  const environment = linkedEnvironment({ name: 'test', policySets: ['ownership'] });
  const { diagnostics } = await judge(linkedProgram([environment]));
  expect(diagnostics).toMatchObject([
    {
      code: 'policy/missing-module',
      place: {
        document: definition('Environment', 'test', environment.definition.spec).source.document,
        path: ['spec', 'policySets'],
      },
    },
  ]);
});
