import { describe, expect, test } from 'vitest';
import { emit } from '../../compiler/emit/emit.ts';
import { objectBytes } from '../../compiler/emit/limits.ts';
import type { PlacedProgram } from '../../compiler/model/placed-program.ts';
import { definition, nodePool, resolvedAgent, runtimeClass } from '../support/builders.ts';
import { emittedFindings, findingLines, placementOf, readObjects } from '../support/emitted.ts';
import { runtimeDeployment } from '../support/placed.ts';
import { render } from '../support/render.ts';

function cluster(shards: number) {
  const pools = [nodePool({ name: 'main' })];
  return { name: 'local', shards, definition: definition('Cluster', 'local', { pools }) };
}

function placement(agents: number, shards: number, document = {}): PlacedProgram {
  const made = Array.from({ length: agents }, (_, index) =>
    resolvedAgent({
      name: `agent-${index}`,
      namespace: `team-${index % 7}`,
      makeDocument: () => document,
    }),
  );
  return placementOf(made, { clusters: [cluster(shards)] });
}

describe('emit/shard-too-large', () => {
  test('200 agents of five objects fit, one more does not', () => {
    expect(emittedFindings(placement(200, 1))).toEqual([]);
    expect(emittedFindings(placement(201, 1))).toMatchObject([
      {
        code: 'emit/shard-too-large',
        place: { path: ['spec', 'clusters', 0] },
        message:
          'Shard "00" of environment "test" on cluster "local" would hold 1005 objects of about 2 MiB, and may hold 1000 of 8 MiB.',
        help: 'Declare `shards: 2` for the cluster.',
      },
    ]);
  });

  test.each([450, 1300, 2000])(
    'the number that it names is enough for %d agents, and the fewest',
    (agents) => {
      const [finding] = emittedFindings(placement(agents, 1));
      const shards = Number(/shards: (\d+)/.exec(finding?.help ?? '')?.[1]);
      expect(shards).toBeGreaterThanOrEqual(Math.ceil(agents / 200));
      expect(emittedFindings(placement(agents, shards))).toEqual([]);
      expect(emittedFindings(placement(agents, shards - 1))).toHaveLength(1);
      for (const file of emit(placement(agents, shards)).value.files)
        expect(file.objects).toBeLessThanOrEqual(1000);
    },
  );

  test('bytes count as well as objects', () => {
    const large = { prompt: 'x'.repeat(150_000) };
    expect(emittedFindings(placement(30, 1, large))).toEqual([]);
    expect(findingLines(placement(60, 1, large))).toEqual([
      expect.stringMatching(/^emit\/shard-too-large: .*Declare `shards: [23]`/),
    ]);
  });

  test('a runtime that fills a shard by itself is not mended by more of them', () => {
    const members = Array.from({ length: 100 }, (_, index) => ({
      agent: resolvedAgent({
        name: `agent-${index}`,
        makeDocument: () => ({ prompt: 'x'.repeat(150_000) }),
        hosting: { mode: 'pooled', weight: 1, runtimeClass: runtimeClass() },
      }),
      instances: 1,
    }));
    const placed = placementOf([], {}, { runtimes: [runtimeDeployment({ members })] });
    expect(findingLines(placed)).toEqual([
      expect.stringMatching(/^emit\/shard-too-large: .*No number of shards/),
    ]);
  });
});

describe('emit/base-too-large', () => {
  const inNamespaces = (count: number): PlacedProgram =>
    placementOf(
      Array.from({ length: count }, (_, index) =>
        resolvedAgent({ name: 'reader', namespace: `team-${index}` }),
      ),
      { clusters: [cluster(20)] },
    );

  test('249 namespaces of four objects each fit beside the objects of the cluster, one more does not', () => {
    const base = (placed: PlacedProgram): number | undefined =>
      emit(placed).value.files.find(({ path }) => path.includes('/base/'))?.objects;
    expect(findingLines(inNamespaces(249))).toEqual([]);
    expect(base(inNamespaces(249))).toBeLessThanOrEqual(1000);
    expect(base(inNamespaces(250))).toBeGreaterThan(1000);
    expect(emittedFindings(inNamespaces(250))).toMatchObject([
      {
        code: 'emit/base-too-large',
        place: { path: ['spec', 'clusters', 0] },
        message: `The 250 namespaces of environment "test" on cluster "local" would take ${base(inNamespaces(250))} objects in one Application, which may hold 1000.`,
      },
    ]);
  });
});

describe('emit/too-many-applications', () => {
  test('5,000 fit', () => {
    const clusters = Array.from({ length: 2600 }, (_, index) => ({
      ...cluster(1),
      name: `cluster-${index}`,
    }));
    const agents = clusters.map((_, index) => resolvedAgent({ name: `agent-${index}` }));
    const placed = (count: number) =>
      placementOf(
        agents.slice(0, count),
        { clusters: clusters.slice(0, count) },
        {
          usage: [],
          assignments: agents.slice(0, count).map((agent, index) => ({
            agent,
            shares: [{ cluster: `cluster-${index}`, pool: 'main', instances: 1 }],
            failover: [],
          })),
        },
      );
    expect(emittedFindings(placed(2500))).toEqual([]);
    expect(emittedFindings(placed(2501))).toMatchObject([
      { code: 'emit/too-many-applications', place: { path: ['spec', 'clusters'] } },
    ]);
  });
});

describe('emit/object-too-large', () => {
  const longName = 'c'.repeat(63);

  /** One agent in each of so many namespaces, on one cluster of so many shards. */
  function wide(namespaces: number, shards: number): PlacedProgram {
    const agents = Array.from({ length: namespaces }, (_, index) =>
      resolvedAgent({ name: 'agent', namespace: `${'n'.repeat(55)}-${index}` }),
    );
    return placementOf(agents, { clusters: [{ ...cluster(shards), name: longName }] });
  }

  /** So many namespaces on one cluster are a finding of their own, which those of several clusters are not. */
  const findings = (placed: PlacedProgram): readonly string[] =>
    findingLines(placed).filter((line) => !line.startsWith('emit/base-too-large'));

  /** Bytes of the largest object that Argo CD reads, in JSON, as etcd keeps it. */
  function largestArgoObject(placed: PlacedProgram): number {
    const file = emit(placed).value.files.find(({ path }) => path.startsWith('argocd/'));
    if (file === undefined) throw new Error('There is no file for Argo CD.');
    const objects = readObjects(file.path, render(file));
    return Math.max(...objects.map(({ fields }) => Buffer.byteLength(JSON.stringify(fields))));
  }

  test('an AppProject of 7,000 namespaces fits, one of 9,000 does not', () => {
    const fitting = wide(7000, 60);
    expect(findings(fitting)).toEqual([]);
    expect(largestArgoObject(fitting)).toBeLessThan(objectBytes);
    expect(findings(wide(9000, 80))).toEqual([
      expect.stringMatching(
        /^emit\/object-too-large: The AppProject of environment "test" would have about \d{7} bytes, and may have 1572864\./,
      ),
    ]);
  });

  test('an ApplicationSet of 3,000 shards fits, one of 4,500 does not', () => {
    // So many shards are declared that hardly two agents share one.
    const agents = (count: number): PlacedProgram => wide(count, 20_000);
    expect(largestArgoObject(agents(3000))).toBeLessThan(objectBytes);
    expect(findings(agents(3000))).toEqual([]);
    expect(findings(agents(5200))).toEqual([
      expect.stringMatching(/^emit\/object-too-large: The ApplicationSet of environment "test"/),
    ]);
  });
});
