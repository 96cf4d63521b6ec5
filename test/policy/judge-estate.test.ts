import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../compiler/diagnostic/diagnostic.ts';
import type { CostReport, PlacedEnvironment } from '../../compiler/model/placed-program.ts';
import { judgeEstate } from '../../compiler/policy/judge-estate.ts';
import { definition, linkedEnvironment, linkedProgram, sourceSet } from '../support/builders.ts';
import { costReport } from '../support/cost-report.ts';
import { placedEnvironment, placedProgram } from '../support/placed.ts';
import { agentOf, hostile, library, summarize } from './judging.ts';

const free = costReport(0);
const dear = costReport(41.2, { minimum: 1 });

interface Asked {
  readonly name: string;
  readonly policySets?: readonly string[];
  readonly cost?: CostReport;
  readonly spot?: boolean;
}

function environment({
  name,
  policySets = ['estate'],
  cost = free,
  spot = false,
}: Asked): PlacedEnvironment {
  const linked = linkedEnvironment({ name, policySets, agents: [agentOf(`of-${name}`, {})] });
  const clusters = linked.clusters.map((one) => {
    const pools = one.definition.spec.pools.map((pool) => ({ ...pool, spot }));
    return { ...one, definition: definition('Cluster', one.name, { pools }) };
  });
  return placedEnvironment({ ...linked, clusters }, { cost });
}

async function judgeAll(
  asked: readonly Asked[],
  policies: Partial<typeof library> = library,
): Promise<readonly Diagnostic[]> {
  const environments = asked.map(environment);
  const linked = environments.map((one) => one.environment);
  const program = linkedProgram(linked, { sources: sourceSet(policies) });
  return (await judgeEstate(placedProgram(environments, program))).diagnostics;
}

describe('which environments are judged', () => {
  test('none that does not name the set; then nothing is loaded', async () => {
    const broken = { policies: [], policyModule: new Uint8Array([1, 2, 3]) };
    expect(await judgeAll([{ name: 'a', policySets: [], cost: dear }], broken)).toEqual([]);
  });

  test('those that name it, and no other beside them', async () => {
    const found = await judgeAll([
      { name: 'a', cost: dear },
      { name: 'b', cost: dear, policySets: ['ownership'] },
    ]);
    expect(summarize(found)).toEqual([
      'policy/estate/budgets-named at spec.budget: Environment "a" may cost 42 USD a month and names no budget.',
    ]);
  });
});

test('of a part that is placed alone, the rest is judged as it stands', async () => {
  const [a, b, c] = [{ name: 'a', spot: true }, { name: 'b' }, { name: 'c' }].map(environment);
  if (a === undefined || b === undefined || c === undefined) throw new Error('three are given');
  const linked = [a, b, c].map((one) => one.environment);
  const program = linkedProgram(linked, { sources: sourceSet(library) });
  const judgedWith = async (others: readonly PlacedEnvironment[]): Promise<readonly string[]> =>
    summarize((await judgeEstate({ ...placedProgram([a], program), others })).diagnostics);
  expect(await judgedWith([c, b])).toEqual([]);
  // What has never been placed has no agents to speak of.
  expect(await judgedWith([])).toEqual([
    expect.stringContaining('Of all 1 agents 1 stand on spot nodes'),
  ]);
});

describe('what is found', () => {
  test('stands in the environment that the rule names', async () => {
    const [finding] = await judgeAll([{ name: 'a' }, { name: 'b', cost: dear }]);
    expect(finding).toMatchObject({
      severity: 'error',
      place: { document: { file: { path: expect.stringContaining('b') as string } } },
      help: 'State `spec.budget.usdPerMonth` of the environment.',
    });
  });

  test('of all environments together stands in the project', async () => {
    const found = await judgeAll([
      { name: 'a', spot: true },
      { name: 'b', spot: true },
      { name: 'c' },
    ]);
    expect(summarize(found)).toEqual([
      expect.stringMatching(
        /^policy\/estate\/spot-share at metadata\.name: Of all 3 agents 2 stand on spot nodes/,
      ),
    ]);
  });

  test('points at other places of the same definition', async () => {
    const found = await judgeAll([{ name: 'pointing' }], hostile);
    expect(found.find(({ message }) => message === 'It points.')?.related).toMatchObject([
      { message: 'Here.', place: { path: ['spec', 'clusters', 0] } },
    ]);
  });

  test('is nothing where half of the agents stay', async () => {
    expect(await judgeAll([{ name: 'a', spot: true }, { name: 'b' }])).toEqual([]);
  });
});

describe('what cannot be judged is denied', () => {
  test('a module that is missing', async () => {
    const found = await judgeAll([{ name: 'a' }], { ...library, policyModule: undefined });
    expect(found.map(({ code }) => code)).toEqual(['policy/missing-module']);
  });

  test('a module without the entrypoint of the estate is stale before it is asked', async () => {
    const policies = library.policies.filter(({ path }) => !path.startsWith('policies/estate/'));
    const found = await judgeAll([{ name: 'a' }], { ...library, policies });
    expect(found.map(({ code }) => code)).toEqual(['policy/stale-module']);
  });

  test('an evaluation that breaks off', async () => {
    const found = await judgeAll([{ name: 'torn' }], hostile);
    expect(summarize(found)).toEqual([
      'policy/evaluation-failed at spec.policySets: Policy could not judge the estate: a rule gave two values where it may give one.',
    ]);
  });

  test('a finding in an environment that is none, beside those that have a place', async () => {
    const found = await judgeAll([{ name: 'astray' }], hostile);
    expect(summarize(found)).toEqual([
      'policy/estate/torn at : The estate is whole.',
      'policy/malformed-finding at policies/estate/torn.rego: Rule "policy/estate/torn" gives a finding that is not an object with "message" and "path".',
    ]);
  });
});
