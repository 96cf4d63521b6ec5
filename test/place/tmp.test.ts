import { test } from 'vitest';
import { nodePool } from '../support/builders.ts';
import { environmentOn, pooledAgent, dedicatedAgent, placeAll } from './placing.ts';
test('x', async () => {
  const G = 2 ** 30;
  const pools = [
    nodePool({
      name: 'p0',
      count: 0,
      arch: 'arm64',
      cpu: 2,
      memory: '5Gi',
      declaredAgents: 24,
      pricePerHour: 4,
      storage: '20Gi',
      reserved: { cpu: '200m', pods: 2 },
      labels: { zone: 'b' },
    }),
    nodePool({
      name: 'p2',
      count: 3,
      arch: 'arm64',
      cpu: 3,
      memory: '4Gi',
      declaredAgents: 9,
      pricePerHour: 5,
      storage: '20Gi',
      reserved: { cpu: '200m', pods: 2 },
      labels: { zone: 'a' },
    }),
  ];
  const c = pooledAgent('x', 1).constraints;
  const agents = [
    pooledAgent('a1', 6, {
      weight: 3,
      slotsPerPod: 8,
      namespace: 'north',
      demand: { milliCpu: 50, memory: G / 64, storage: G / 4, accelerators: {} },
      constraints: { ...c, nodeSelector: { zone: 'a' } },
    }),
    dedicatedAgent('a2', 1, 100, {
      namespace: 'south',
      demand: { milliCpu: 100, memory: G / 2, storage: G / 4, accelerators: {} },
      constraints: { ...c, nodeSelector: { zone: 'a' } },
    }),
    pooledAgent('a3', 12, {
      weight: 3,
      slotsPerPod: 8,
      namespace: 'south',
      demand: { milliCpu: 100, memory: G / 8, storage: G / 4, accelerators: {} },
    }),
  ];
  for (const n of [0, 1, 2]) {
    const r = await placeAll([
      environmentOn({
        pools: pools.map((p) => (p.name === 'p0' ? { ...p, count: n } : p)),
        agents,
      }),
    ]);
    console.log(
      n,
      r.diagnostics.map((d) => [d.message, d.help, d.related?.map((x) => x.message)]),
      r.value.environments[0]?.runtimes.map((q) =>
        [q.pool, q.replicas, q.slotsPerPod, q.members[0]?.agent.name].join(' '),
      ),
    );
  }
});
