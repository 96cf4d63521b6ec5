import { describe, expect, test } from 'vitest';
import {
  definition,
  linkedEnvironment,
  nodePool,
  resolvedAgent,
  serverlessHosting,
} from '../support/builders.ts';
import { emittedFindings, findingLines, placementOf } from '../support/emitted.ts';
import { placedEnvironment, placedProgram, runtimeDeployment } from '../support/placed.ts';

describe('emit/same-object', () => {
  function environments(prefixes: readonly string[], namespaces: readonly string[]) {
    const made = prefixes.map((namespacePrefix, index) =>
      linkedEnvironment({
        name: `environment-${index}`,
        namespacePrefix,
        agents: namespaces.map((namespace) => resolvedAgent({ name: 'reader', namespace })),
      }),
    );
    return placedProgram(made.map((environment) => placedEnvironment(environment)));
  }

  test('two environments that use one namespace of a cluster are one finding', () => {
    const placed = environments(['', ''], ['a', 'b', 'c']);
    const [first, second] = placed.program.environments;
    expect(emittedFindings(placed)).toMatchObject([
      {
        code: 'emit/same-object',
        message:
          'Environments "environment-0" and "environment-1" would both write Namespace "a" and 2 more to cluster "local".',
        place: { document: second?.definition.source.document },
        related: [{ place: { document: first?.definition.source.document } }],
      },
    ]);
  });

  test('a prefix keeps them apart, unless it makes the same name', () => {
    expect(emittedFindings(environments(['', 'two-'], ['a']))).toEqual([]);
    expect(emittedFindings(environments(['x-', ''], ['a', 'x-a']))).toHaveLength(1);
  });

  test('other clusters are other namespaces', () => {
    const made = ['one', 'two'].map((name) =>
      linkedEnvironment({
        name,
        agents: [resolvedAgent({ name: 'reader' })],
        clusters: [
          {
            name: `cluster-${name}`,
            shards: 1,
            definition: definition('Cluster', name, { pools: [nodePool({ name: 'main' })] }),
          },
        ],
      }),
    );
    expect(emittedFindings(placedProgram(made.map((one) => placedEnvironment(one))))).toEqual([]);
  });

  test('an agent may not be called like a runtime of its namespace', () => {
    const runtime = runtimeDeployment();
    const agents = [resolvedAgent({ name: runtime.name })];
    expect(findingLines(placementOf(agents, {}, { runtimes: [runtime] }))).toEqual([
      expect.stringMatching(/^emit\/same-object: .*would be written twice/),
    ]);
    const elsewhere = [resolvedAgent({ name: runtime.name, namespace: 'elsewhere' })];
    expect(emittedFindings(placementOf(elsewhere, {}, { runtimes: [runtime] }))).toEqual([]);
  });
});

describe('emit/reserved-namespace', () => {
  test.each(['kube-system', 'kube-public', 'kube-anything', 'argocd', 'knative-serving'])(
    '%s',
    (namespace) => {
      const agent = resolvedAgent({ name: 'reader', namespace });
      expect(emittedFindings(placementOf([agent]))).toMatchObject([
        { code: 'emit/reserved-namespace', place: { document: agent.definition.source.document } },
      ]);
      expect(emittedFindings(placementOf([agent], { namespacePrefix: 'our-' }))).toEqual([]);
    },
  );

  test('a prefix may not make one', () => {
    const agent = resolvedAgent({ name: 'reader', namespace: 'system' });
    expect(emittedFindings(placementOf([agent], { namespacePrefix: 'kube-' }))).toHaveLength(1);
  });
});

test('emit/name-too-long: a namespace with its prefix', () => {
  const agent = resolvedAgent({ name: 'reader', namespace: 'n'.repeat(60) });
  expect(emittedFindings(placementOf([agent], { namespacePrefix: 'abc' }))).toEqual([]);
  expect(findingLines(placementOf([agent], { namespacePrefix: 'abcd' }))).toEqual([
    expect.stringMatching(/^emit\/name-too-long: .*64 characters/),
  ]);
});

describe('emit/namespace-too-full', () => {
  const shards = 20;
  const clusters = [
    {
      name: 'local',
      shards,
      definition: definition('Cluster', 'local', { pools: [nodePool({ name: 'main' })] }),
    },
  ];

  test('3,000 pods fit', () => {
    const agent = (instances: number) => resolvedAgent({ name: 'reader', instances });
    expect(emittedFindings(placementOf([agent(3000)]))).toEqual([]);
    expect(emittedFindings(placementOf([agent(3001)]))).toMatchObject([
      {
        code: 'emit/namespace-too-full',
        message: 'Namespace "default" on cluster "local" would have 3001 pods, and may have 3000.',
        place: { path: ['spec', 'clusters', 0] },
      },
    ]);
  });

  test('2,000 Deployments fit', () => {
    const agents = (count: number) =>
      Array.from({ length: count }, (_, index) => resolvedAgent({ name: `agent-${index}` }));
    expect(emittedFindings(placementOf(agents(2000), { clusters }))).toEqual([]);
    expect(findingLines(placementOf(agents(2001), { clusters }))).toEqual([
      expect.stringMatching(/^emit\/namespace-too-full: .*2001 deployments/),
    ]);
  });

  test('5,000 Services fit, of which a serverless agent needs three', () => {
    const agents = (count: number) =>
      Array.from({ length: count }, (_, index) =>
        resolvedAgent({
          name: `agent-${index}`,
          hosting: serverlessHosting,
        }),
      );
    expect(emittedFindings(placementOf(agents(1666), { clusters }))).toEqual([]);
    expect(findingLines(placementOf(agents(1667), { clusters }))).toEqual([
      expect.stringMatching(/^emit\/namespace-too-full: .*5001 services/),
    ]);
  });
});
