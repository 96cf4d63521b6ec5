import { describe, expect, test } from 'vitest';
import type { Definition } from '../../compiler/model/definition.ts';
import type { JudgedProgram } from '../../compiler/model/program.ts';
import type { PolicyWaiverSpec } from '../../compiler/model/policy-waiver.ts';
import type { ResolvedAgent } from '../../compiler/model/resolved-agent.ts';
import { judge } from '../../compiler/policy/judge.ts';
import type { Diagnostic } from '../../compiler/diagnostic/diagnostic.ts';
import {
  definition,
  definitionsByKind,
  linkedEnvironment,
  linkedProgram,
  sourceSet,
} from '../support/builders.ts';
import { agentOf, hostile, library, misbehaving, summarize } from './judging.ts';
import type { Policies } from './judging.ts';

const ownerless = agentOf('ownerless', {});

const code = 'policy/ownership/owners-named';

function waiver(name: string, spec: Partial<PolicyWaiverSpec> = {}): Definition<'PolicyWaiver'> {
  return definition('PolicyWaiver', name, {
    code,
    subject: ownerless.id,
    reason: 'The team is being founded.',
    owner: 'platform',
    expires: '2026-03-31',
    ...spec,
  });
}

interface Case {
  readonly waivers: readonly Definition<'PolicyWaiver'>[];
  readonly agents?: readonly ResolvedAgent[];
  readonly today?: string;
  readonly policySets?: readonly string[];
  readonly policies?: Policies;
}

async function judgeWaived({
  waivers,
  agents = [ownerless],
  today,
  policySets = ['ownership'],
  policies = library,
}: Case): Promise<{
  readonly found: readonly string[];
  readonly waived: JudgedProgram['waived'];
  readonly diagnostics: readonly Diagnostic[];
}> {
  const program = linkedProgram([linkedEnvironment({ name: 'test', agents, policySets })], {
    definitions: definitionsByKind(waivers),
    sources: sourceSet(policies),
  });
  const { value, diagnostics } = await judge(program, { today });
  return { found: summarize(diagnostics), waived: value.waived, diagnostics };
}

const denied = `${code} at metadata.owners: No owner is named.`;

describe('a waiver that stands', () => {
  test('lets the finding pass and is listed with it', async () => {
    const standing = waiver('founding');
    const { found, waived } = await judgeWaived({ waivers: [standing], today: '2026-03-31' });
    expect(found).toEqual([]);
    expect(waived).toEqual([{ waiver: standing, messages: ['No owner is named.'], agents: 1 }]);
  });

  test('lets nothing else of the agent pass, and nothing of another agent', async () => {
    const { found } = await judgeWaived({
      waivers: [waiver('founding')],
      agents: [ownerless, agentOf('other', {})],
      policySets: ['ownership', 'operations'],
      today: '2026-01-01',
    });
    expect(found.filter((one) => one.startsWith(code))).toEqual([denied]);
    expect(found.filter((one) => one.startsWith('policy/operations/limits-set'))).not.toEqual([]);
  });

  test('for a fleet holds for its members, and no other of the same template', async () => {
    const members = ['a', 'b'].map((name) => agentOf(name, {}, {}, { fleet: 'readers' }));
    const [first] = members;
    const { found, waived } = await judgeWaived({
      waivers: [waiver('fleet', { subject: 'default/readers' })],
      agents: members,
      today: '2026-01-01',
    });
    expect(found).toEqual([]);
    expect(waived[0]?.agents).toBe(2);
    const one = waiver('one', { subject: first?.id ?? '' });
    const alone = await judgeWaived({ waivers: [one], agents: members, today: '2026-01-01' });
    expect(alone.found).toEqual([denied]);
  });

  test('takes a bare name as one of its own namespace', async () => {
    const near = waiver('near', { subject: 'ownerless' });
    const inDefault = { ...near, metadata: { ...near.metadata, namespace: 'default' } };
    expect((await judgeWaived({ waivers: [inDefault], today: '2026-01-01' })).found).toEqual([]);
    const elsewhere = { ...near, metadata: { ...near.metadata, namespace: 'finance' } };
    expect((await judgeWaived({ waivers: [elsewhere], today: '2026-01-01' })).found).toEqual([
      denied,
      'policy/unused-waiver at spec.subject: Waiver "near" is for "finance/ownerless", which is no agent or fleet of any environment.',
    ]);
  });
});

describe('a waiver that does not stand', () => {
  test('is reported the day after its last, with what it waived', async () => {
    const { found, waived } = await judgeWaived({ waivers: [waiver('late')], today: '2026-04-01' });
    expect(found).toEqual([
      'policy/expired-waiver at spec.expires: Waiver "late" ended on 2026-03-31; the project is of 2026-04-01.',
      denied,
    ]);
    expect(waived).toEqual([]);
  });

  test('holds nothing where no day is known', async () => {
    const { found } = await judgeWaived({ waivers: [waiver('undated')] });
    expect(found).toEqual([
      denied,
      'policy/undated-waiver at spec.expires: Whether waiver "undated" still holds cannot be told without a day.',
    ]);
  });

  test('gives way to a later one for the same', async () => {
    const { found, waived } = await judgeWaived({
      waivers: [waiver('late'), waiver('renewed', { expires: '2026-09-30' })],
      today: '2026-04-01',
    });
    expect(found.map((one) => one.split(' ')[0])).toEqual(['policy/expired-waiver']);
    expect(waived[0]?.waiver.metadata.name).toBe('renewed');
  });
});

describe('a waiver that lets nothing pass', () => {
  test.each([
    [
      { agents: [agentOf('ownerless', { owners: ['team'] })] },
      'spec.code: Waiver "idle" lets nothing pass: "default/ownerless" has no finding "policy/ownership/owners-named".',
    ],
    [
      { policySets: [] },
      'spec.code: Waiver "idle" lets nothing pass: "default/ownerless" has no finding "policy/ownership/owners-named".',
    ],
  ])('is reported: %j', async (changes, expected) => {
    const { found } = await judgeWaived({
      waivers: [waiver('idle')],
      today: '2026-01-01',
      ...changes,
    });
    expect(found).toEqual([`policy/unused-waiver at ${expected}`]);
  });

  test('with a misspelt rule is answered with the nearest one', async () => {
    const { diagnostics } = await judgeWaived({
      waivers: [waiver('typo', { code: 'policy/ownership/owner-named' })],
      today: '2026-01-01',
    });
    expect(diagnostics.find((one) => one.code === 'policy/unused-waiver')).toMatchObject({
      message: 'Waiver "typo" is for "policy/ownership/owner-named", which no rule reports.',
      help: `Did you mean "${code}"?`,
    });
  });

  test('of two for one finding is the second', async () => {
    const { found } = await judgeWaived({
      waivers: [waiver('first'), waiver('second')],
      today: '2026-01-01',
    });
    expect(found).toHaveLength(1);
    expect(found[0]).toContain('Waiver "second" lets nothing pass');
  });
});

describe('what no waiver lets pass', () => {
  const torn = agentOf('torn', { tags: ['high', 'low'] });

  test('an agent that could not be judged, of which nothing is said to be unused either', async () => {
    const { found, waived } = await judgeWaived({
      waivers: [waiver('torn', { subject: torn.id, code: 'policy/conflict/values' })],
      agents: [torn],
      policySets: ['conflict'],
      policies: hostile,
      today: '2026-01-01',
    });
    expect(found.map((one) => one.split(' ')[0])).toEqual(['policy/evaluation-failed']);
    expect(waived).toEqual([]);
  });

  test('a malformed finding', async () => {
    const agents = [misbehaving('a', 'malformed')];
    const { found } = await judgeWaived({
      waivers: [waiver('a', { subject: 'default/a', code: 'policy/malformed/text' })],
      agents,
      policySets: ['malformed'],
      policies: hostile,
      today: '2026-01-01',
    });
    expect(found.map((one) => one.split(' ')[0])).toContain('policy/malformed-finding');
  });

  test('a module that is missing', async () => {
    const { found } = await judgeWaived({
      waivers: [waiver('any')],
      policies: { ...library, policyModule: undefined },
      today: '2026-01-01',
    });
    expect(found.map((one) => one.split(' ')[0])).toEqual(['policy/missing-module']);
  });
});
