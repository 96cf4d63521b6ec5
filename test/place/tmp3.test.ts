import { test } from 'vitest';
import { place } from '../../compiler/place/place.ts';
import {
  linkedProgram,
  linkedEnvironment,
  nodePool,
  resolvedAgent,
  definition,
  sourceSet,
  runtimeClass,
} from '../support/builders.ts';
const GI = 2 ** 30;
function estate(n: number) {
  const agents = Array.from({ length: n }, (_, i) =>
    resolvedAgent({
      name: `agent-${String(i).padStart(6, '0')}`,
      namespace: `ns-${i % 14}`,
      demand: {
        milliCpu: [100, 250, 500][i % 3]!,
        memory: [256, 512, 1024][i % 3]! * 2 ** 20,
        storage: GI,
        accelerators: {},
      },
    }),
  );
  agents.sort((a, b) => (a.id < b.id ? -1 : 1));
  return linkedEnvironment({
    name: 'bench',
    agents,
    clusters: ['a', 'b', 'c'].map((name) => ({
      name,
      shards: 1,
      definition: definition('Cluster', name, {
        pools: [
          nodePool({
            name: 'main',
            count: (120 * n) / 12000,
            cpu: 16,
            memory: '64Gi',
            storage: '500Gi',
          }),
          nodePool({
            name: 'spot',
            count: (50 * n) / 12000,
            cpu: 16,
            memory: '64Gi',
            storage: '500Gi',
            spot: true,
            spotPricePerHour: 0.05,
          }),
        ],
      }),
    })),
  });
}
for (const n of [3000, 12000, 24000])
  test(
    'perf' + n,
    async () => {
      const env = estate(n);
      let lock: string | undefined;
      for (let i = 0; i < 4; i++) {
        const t = performance.now();
        const c = process.cpuUsage().user;
        const program = linkedProgram([env], { sources: sourceSet({ lock }) });
        const { value, diagnostics } = await place({ program, judged: 0, rules: 0 }, {});
        console.log(
          n,
          i,
          (performance.now() - t) | 0,
          'cpu',
          ((process.cpuUsage().user - c) / 1000) | 0,
          diagnostics.map((d) => [d.message, d.help, d.related?.map((r) => r.message)]),
          value.environments[0]?.usage
            .map((u) =>
              [u.cluster, u.pool, u.usedNodes, Math.round(u.used.milliCpu / 1000)].join(' '),
            )
            .join('; '),
          value.environments[0]?.failover.survived,
          value.environments[0]?.cost.maximum,
        );
        if (value.environments.length) {
          const by = new Map<string, number>();
          for (const a of value.environments[0]!.assignments)
            by.set(a.shares[0]!.cluster, (by.get(a.shares[0]!.cluster) ?? 0) + 1);
          console.log([...by].join(' '));
        }
        lock = value.lock;
      }
    },
    200000,
  );
test('cloud', async () => {
  const rc = runtimeClass({ name: 'cloud-standard', slotsPerPod: 25 });
  const counts = [
    400, 300, 300, 1500, 1500, 1000, 1000, 2000, 1500, 1000, 500, 2000, 1500, 1000, 500, 2000, 1500,
    1000, 500, 2000, 1500, 1000, 500, 1500, 1000, 1000, 500,
  ];
  const agents = counts
    .map((instances, i) =>
      resolvedAgent({
        name: `a${String(i).padStart(2, '0')}`,
        namespace: `ns${i % 7}`,
        instances,
        minInstances: instances,
        hosting: { mode: 'pooled', weight: 1, runtimeClass: rc },
        demand: { milliCpu: 100, memory: 256 * 2 ** 20, storage: GI, accelerators: {} },
        constraints: {
          classes: ['x86'],
          architectures: ['amd64'],
          lightweight: false,
          toleratesSpot: true,
          nodeSelector: {},
        },
      }),
    )
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const pools = ['demand', 'spot'].flatMap((k) =>
    ['a', 'b', 'c'].map((z) =>
      nodePool({
        name: `${k}-${z}`,
        count: k === 'spot' ? 71 : 4,
        cpu: 16,
        memory: '48Gi',
        storage: '200Gi',
        reserved: { cpu: '800m', memory: '4Gi', storage: '20Gi', pods: 12 },
        pricePerHour: 0.25,
        ...(k === 'spot' ? { spot: true, spotPricePerHour: 0.1 } : {}),
      }),
    ),
  );
  const env = linkedEnvironment({
    name: 'cloud',
    agents,
    phases: [100, 1000, 10000, 30000],
    clusters: [
      {
        name: 'cloud',
        shards: 1,
        definition: definition('Cluster', 'cloud', { pools, storagePricePerGiB: 0.02 }),
      },
    ],
  });
  let lock: string | undefined;
  for (let i = 0; i < 3; i++) {
    const t = performance.now();
    const c = process.cpuUsage().user;
    const { value, diagnostics } = await place(
      { program: linkedProgram([env], { sources: sourceSet({ lock }) }), judged: 0, rules: 0 },
      {},
    );
    const e = value.environments[0];
    console.log(
      'cloud',
      i,
      (performance.now() - t) | 0,
      'cpu',
      ((process.cpuUsage().user - c) / 1000) | 0,
      diagnostics.map((d) => [d.message, d.help, d.related?.map((r) => r.message)]),
      e?.usage
        .map((u) => [u.cluster, u.pool, u.usedNodes, Math.round(u.used.milliCpu / 1000)].join(' '))
        .join('; '),
      e?.cost,
      e?.failover.survived,
      e?.failover.losses.length,
      e?.failover.worst,
      e?.runtimes.length,
      e?.runtimes.reduce((a, r) => a + r.replicas, 0),
    );
    lock = value.lock;
  }
}, 200000);
