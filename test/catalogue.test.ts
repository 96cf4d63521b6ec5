import { beforeAll, describe, expect, test } from 'vitest';
import { check, type PipelineResult } from '../compiler/pipeline.ts';
import type { Definition } from '../compiler/model/definition.ts';
import type { LinkedEnvironment } from '../compiler/model/program.ts';
import type { ResolvedAgent } from '../compiler/model/resolved-agent.ts';
import { similarTexts } from './support/similar-texts.ts';
import { repository } from './support/temporary-estate.ts';

/** Departments of the catalogue: each is a namespace of fifty agents, in a file of its own. */
const categories = [
  'business-ops',
  'content-communications',
  'customer-support',
  'data-analytics',
  'finance-accounting',
  'healthcare',
  'human-resources',
  'it-security',
  'legal-compliance',
  'manufacturing-quality',
  'product-design',
  'sales-marketing',
  'software-engineering',
  'supply-chain',
];

let result: PipelineResult;
let business: LinkedEnvironment;
let agents: readonly ResolvedAgent[];

beforeAll(async () => {
  result = await check({ root: repository, onPhase: () => undefined });
  const found = result.linked?.environments.find(({ name }) => name === 'business');
  if (found === undefined) throw new Error('The estate has no environment "business".');
  business = found;
  ({ agents } = business);
}, 120_000);

describe('the catalogue as a whole', () => {
  test('has no finding, and nothing of it is left out of the environment', () => {
    expect(result.diagnostics).toEqual([]);
    const labelled = result.linked?.definitions.Fleet.filter(
      ({ metadata }) => metadata.labels?.catalogue === 'business',
    );
    expect(labelled?.map(({ metadata }) => metadata.namespace)).toEqual(categories);
  });

  test('has fifty agents in each category', () => {
    const byCategory = groupBy(agents, ({ namespace }) => namespace);
    expect([...byCategory.keys()].sort()).toEqual(categories);
    for (const [category, members] of byCategory) {
      expect(members.length, category).toBe(50);
      expect(
        new Set(members.map(({ definition }) => definition.source.document.file.path)),
      ).toEqual(new Set([`agents/catalogue/${category}.yaml`]));
    }
  });

  test('is judged by every policy set that the project knows', () => {
    const known = result.linked?.project.spec.policySets ?? [];
    expect(known.length).toBeGreaterThan(4);
    expect([...business.policySets].sort()).toEqual([...known].sort());
  });

  test('leaves the other environments as large as they were', () => {
    const sizes = result.linked?.environments.map(({ name, phases }) => [name, phases.at(-1)]);
    expect(Object.fromEntries(sizes ?? [])).toEqual({
      business: 700,
      cloud: 30_000,
      edge: 30_000,
      reporting: 100,
      serverless: 30,
    });
  });

  test('runs pooled, each agent once', () => {
    expect(new Set(agents.map(({ hosting }) => hosting.mode))).toEqual(new Set(['pooled']));
    expect(agents.filter(({ instances }) => instances !== 1)).toEqual([]);
  });
});

describe('every agent', () => {
  test('says what it takes and gives, what it can and what it may cost', () => {
    const lacking = agents.filter(({ definition: { metadata, spec }, model, prompt }) => {
      const { description = '' } = metadata;
      const { inputs = {}, outputs = {}, skills = [], limits, access } = spec;
      const required = Object.values(inputs).filter((input) => input.required === true);
      const limited = [limits?.timeout, limits?.maxSteps, limits?.tokensPerDay, limits?.usdPerRun];
      return !(
        description.endsWith('.') &&
        description.length >= 40 &&
        required.length > 0 &&
        Object.keys(outputs).length > 0 &&
        skills.length > 0 &&
        limited.every((limit) => limit !== undefined) &&
        (access?.dataClasses ?? []).length > 0 &&
        (access?.roles ?? []).length > 0 &&
        model !== undefined &&
        prompt?.includes(description) === true
      );
    });
    expect(lacking.map(({ id }) => id)).toEqual([]);
  });

  test('calls only operations that its tools offer, and asks before a destructive one', () => {
    const unsure = agents.filter(({ tools }) =>
      tools.some(({ definition, allow, requiresConfirmation }) => {
        const offered = new Map(definition.spec.operations.map((one) => [one.name, one]));
        return allow.some((name) => {
          const operation = offered.get(name);
          return (
            operation === undefined || (operation.destructive === true && !requiresConfirmation)
          );
        });
      }),
    );
    expect(unsure.map(({ id }) => id)).toEqual([]);
  });

  test('is somewhere between a small and a large task', () => {
    const byTier = groupBy(agents, ({ definition }) => definition.spec.model?.tier);
    expect([...byTier.keys()].sort()).toEqual(['complex', 'simple', 'standard']);
    for (const members of byTier.values()) {
      expect(members.length).toBeGreaterThan(agents.length / 10);
    }
  });
});

describe('workflows and teams', () => {
  const labelled = (kind: 'Workflow' | 'Team') =>
    (result.linked?.definitions[kind] ?? []).filter(
      ({ metadata }) => metadata.labels?.catalogue === 'business',
    );

  test('all of them run in the environment', () => {
    const names = ({ metadata }: Definition): string =>
      `${metadata.namespace ?? ''}/${metadata.name}`;
    expect(business.workflows.map(names).sort()).toEqual(labelled('Workflow').map(names).sort());
    expect(business.teams.map(names).sort()).toEqual(labelled('Team').map(names).sort());
  });

  test('at least twelve workflows show fan-out, conditions, approvals and nesting', () => {
    expect(business.workflows.length).toBeGreaterThanOrEqual(12);
    const having = (key: 'forEach' | 'when' | 'approval' | 'workflow' | 'parallelWith' | 'team') =>
      business.workflows.filter(({ spec }) => spec.steps.some((step) => step[key] !== undefined));
    expect(having('forEach').length).toBeGreaterThanOrEqual(5);
    expect(having('when').length).toBeGreaterThanOrEqual(12);
    expect(having('approval').length).toBeGreaterThanOrEqual(12);
    expect(having('workflow').length).toBeGreaterThanOrEqual(4);
    expect(having('parallelWith').length).toBeGreaterThanOrEqual(8);
    expect(having('team').length).toBeGreaterThanOrEqual(1);
    const outputless = business.workflows.filter(
      ({ spec }) => Object.keys(spec.outputs ?? {}).length === 0,
    );
    expect(outputless).toEqual([]);
  });

  test('a destructive operation in a workflow comes after an approval', () => {
    const destructive = new Set(agents.filter((agent) => mayDestroy(agent)).map(({ id }) => id));
    expect(destructive.size).toBeGreaterThan(10);
    const unapproved = business.workflows.flatMap(({ metadata, spec }) =>
      spec.steps
        .filter(({ agent }) => agent !== undefined)
        .filter(({ agent = '' }) =>
          destructive.has(agent.includes('/') ? agent : `${metadata.namespace ?? ''}/${agent}`),
        )
        .filter(({ when = '' }) => !/\.outputs\.approved\b/.test(when))
        .map(({ id }) => `${metadata.name}/${id}`),
    );
    expect(unapproved).toEqual([]);
  });

  test('ten teams use all six strategies', () => {
    expect(business.teams).toHaveLength(10);
    expect([...new Set(business.teams.map(({ spec }) => spec.strategy))].sort()).toEqual([
      'graph',
      'hierarchical',
      'round-robin',
      'selector',
      'sequential',
      'swarm',
    ]);
    expect(business.teams.filter(({ spec }) => spec.members.length < 3)).toEqual([]);
  });
});

describe('no agent is a copy with another name', () => {
  test('no two names are the same words', () => {
    const words = (name: string): string => [...new Set(name.split('-'))].sort().join(' ');
    expect(doubles(agents.map(({ id, name }) => [words(name), id]))).toEqual([]);
  });

  test('no two descriptions say the same', () => {
    const descriptions = agents.map((agent) => [agent.id, descriptionOf(agent)] as const);
    expect(similarTexts(descriptions, 0.45)).toEqual([]);
  });

  test('no two are told to do the same', () => {
    const tasks = agents.map((agent) => [agent.id, taskOf(agent)] as const);
    expect(tasks.filter(([, task]) => task.length < 60)).toEqual([]);
    expect(similarTexts(tasks, 0.4)).toEqual([]);
  });

  test('no two take and give the same', () => {
    const signatures = agents.map(({ id, definition: { spec } }): [string, string] => [
      canonical([spec.inputs, spec.outputs]),
      id,
    ]);
    expect(doubles(signatures)).toEqual([]);
  });

  test('no two advertise the same skill', () => {
    const skills = agents.map(({ id, definition }): [string, string] => [
      (definition.spec.skills ?? []).map((skill) => skill.id).join(' '),
      id,
    ]);
    expect(doubles(skills)).toEqual([]);
  });
});

/** Whether the agent may call an operation that cannot be undone. */
function mayDestroy({ tools }: ResolvedAgent): boolean {
  return tools.some(({ definition, allow }) =>
    definition.spec.operations.some(
      ({ name, destructive }) => destructive === true && allow.includes(name),
    ),
  );
}

function descriptionOf({ definition }: ResolvedAgent): string {
  return definition.metadata.description ?? '';
}

/** What the agent is told beside what its department tells all: the value that fills the prompt. */
function taskOf({ definition }: ResolvedAgent): string {
  const { prompt } = definition.spec;
  const task = typeof prompt === 'object' ? prompt.values?.task : undefined;
  return typeof task === 'string' ? task : '';
}

/** JSON with sorted keys, so that the order in which somebody wrote them makes no difference. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}

/** Ids that share a key with an earlier one, as `later = earlier`. */
function doubles(pairs: readonly (readonly [key: string, id: string])[]): readonly string[] {
  const first = new Map<string, string>();
  return pairs.flatMap(([key, id]) => {
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, id);
    return earlier === undefined ? [] : [`${id} = ${earlier}`];
  });
}

function groupBy<Key>(
  list: readonly ResolvedAgent[],
  keyOf: (agent: ResolvedAgent) => Key,
): ReadonlyMap<Key, readonly ResolvedAgent[]> {
  const groups = new Map<Key, ResolvedAgent[]>();
  for (const agent of list) {
    const group = groups.get(keyOf(agent));
    if (group === undefined) groups.set(keyOf(agent), [agent]);
    else group.push(agent);
  }
  return groups;
}
