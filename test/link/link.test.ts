import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linkFindings } from '../../compiler/link/findings.ts';
import { link } from '../../compiler/link/link.ts';
import { linkRules } from '../../compiler/link/rules.ts';
import type { AnyDefinition } from '../../compiler/model/definition.ts';
import type { LinkedProgram } from '../../compiler/model/program.ts';
import { definition, definitionsByKind, nodePool, sourceSet } from '../support/builders.ts';
import { agentText, environmentText, linkFiles } from '../support/link-estate.ts';

const hosting = { dedicated: {} };
const runtime = { image: 'registry.example/python:1', handler: 'agents.run' };
const resources = { cpu: '100m', memory: '1Mi', storage: '1Mi' };
const complete = { framework: 'crewai', hosting, runtime, resources } as const;

const estate: readonly AnyDefinition[] = [
  definition('Project', 'test', {
    policySets: [],
    defaults: { sales: { owners: ['team'], spec: { limits: { timeout: '1m', maxSteps: 3 } } } },
  }),
  definition('Cluster', 'west', { pools: [nodePool({ name: 'main' })] }),
  definition('Cluster', 'east', { pools: [nodePool({ name: 'main' })] }),
  definition('Model', 'small', {
    provider: 'acme',
    id: 's',
    tier: 'simple',
    serving: { api: { host: 's.example' } },
  }),
  definition('Model', 'other', {
    provider: 'acme',
    id: 'o',
    tier: 'simple',
    serving: { api: { host: 'o.example' } },
  }),
  definition('Tool', 'search', {
    http: { url: 'https://x' },
    operations: [{ name: 'q' }],
    egress: ['x.example'],
  }),
  definition(
    'Agent',
    'triage',
    { ...complete, tools: [{ name: 'search', allow: ['q'] }], model: { tier: 'simple' } },
    'sales',
  ),
  definition(
    'Agent',
    'clerk',
    { ...complete, limits: { timeout: '5s' }, access: { egress: ['b', 'a'] } },
    'sales',
  ),
  definition('Agent', 'idle', complete, 'other'),
  definition('Fleet', 'readers', {
    template: { ...complete, prompt: 'Read {{topic}}.' },
    members: [
      { name: 'law', count: 3, values: { topic: 'law' } },
      {
        name: 'poems',
        count: 2,
        values: { topic: 'poems' },
        overrides: { limits: { maxSteps: 9 } },
      },
    ],
  }),
  definition('Team', 'desk', { strategy: 'round-robin', members: ['triage', 'clerk'] }, 'sales'),
  definition('Environment', 'live', {
    clusters: [{ name: 'west' }, { name: 'east' }],
    definitions: [{ team: 'desk' }, { fleet: 'readers', size: 11 }],
    policySets: [],
    overlays: [{ select: { namespace: 'sales' }, spec: { limits: { maxSteps: 7 } } }],
    scaling: { minAgents: 5, maxAgents: 9 },
    phases: [4, 20],
  }),
  definition('Environment', 'spare', {
    clusters: [{ name: 'east' }],
    definitions: [{ agent: 'sales/triage' }],
    policySets: [],
  }),
];

function linked(definitions: readonly AnyDefinition[]) {
  return link({ sources: sourceSet(), definitions: definitionsByKind(definitions) });
}

/** The program without where things were written. */
function withoutSources({ environments, unselected }: LinkedProgram): unknown {
  return JSON.parse(
    JSON.stringify({ environments, unselected }, (key, value: unknown) =>
      key === 'source' ? undefined : value,
    ),
  );
}

/** Equal data with its keys in another order. */
function reverseKeys<T>(value: T): T;
function reverseKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => reverseKeys(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]: [string, unknown]) => [key, key === 'source' ? item : reverseKeys(item)]),
  );
}

describe('a linked program', () => {
  const { value, diagnostics } = linked(estate);

  test('has its environments and their agents in order of name', () => {
    expect(diagnostics).toEqual([]);
    expect(
      value.environments.map(({ name, agents, phases }) => [
        name,
        agents.map(({ id, instances }) => `${id} ${instances}`),
        phases,
      ]),
    ).toEqual([
      ['live', ['default/law 7', 'default/poems 4', 'sales/clerk 5', 'sales/triage 4'], [4, 20]],
      ['spare', ['sales/triage 1'], [1]],
    ]);
  });

  test('merges defaults below, and overlays above what an agent says', () => {
    const limits = value.environments[0]?.agents.map(({ definition: { spec } }) => spec.limits);
    expect(limits).toEqual([
      undefined,
      { maxSteps: 9 },
      { timeout: '5s', maxSteps: 7 },
      { timeout: '1m', maxSteps: 7 },
    ]);
  });

  test('gathers what an agent may call', () => {
    const [, , clerk, triage] = value.environments[0]?.agents ?? [];
    expect(triage?.egress).toEqual(['o.example', 'x.example']);
    expect(triage?.tools.map(({ allow }) => allow)).toEqual([['q']]);
    expect(clerk?.egress).toEqual(['a', 'b']);
  });

  test('counts what stands in no environment', () => {
    expect(value.unselected).toBe(1);
  });

  test('is the same whatever the order of definitions and of keys', () => {
    const expected = withoutSources(value);
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...estate], { minLength: estate.length }),
        fc.boolean(),
        (shuffled, reversed) => {
          const result = linked(reversed ? reverseKeys(shuffled) : shuffled);
          expect(result.diagnostics).toEqual([]);
          expect(withoutSources(result.value)).toEqual(expected);
        },
      ),
    );
  });

  test('comes out of linking twice the same, byte for byte', () => {
    expect(JSON.stringify(withoutSources(linked(estate).value))).toBe(
      JSON.stringify(withoutSources(value)),
    );
  });
});

test('an agent that nothing is merged into keeps its definition, without origins', () => {
  const program = linkFiles({
    'agents/triage.yaml': agentText('triage'),
    'clusters/environments.yaml': environmentText('  definitions: [{ agent: triage }]\n'),
  });
  const resolved = program.environments[0]?.agents[0]?.definition;
  expect(resolved).toBe(program.definitions.Agent[0]);
  expect(resolved?.source.origins).toBeUndefined();
});

test('agents, fleets, teams and workflows that nothing selects are counted once each', () => {
  const unused = linked(estate.filter(({ kind }) => kind !== 'Environment')).value;
  expect(unused.unselected).toBe(5);
});

test('every code is said by one type only', () => {
  const codes = [...Object.values(linkFindings), ...linkRules].map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  for (const code of codes) expect(code).toMatch(/^link\/[a-z]+(-[a-z]+)*$/);
});
