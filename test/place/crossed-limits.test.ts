import { describe, expect, test } from 'vitest';
import { crossedLimits } from '../../compiler/place/crossed-limits.ts';
import { cutPods } from '../../compiler/place/pods.ts';
import type { ResolvedAgent } from '../../compiler/model/resolved-agent.ts';
import { nodePool, serverlessHosting } from '../support/builders.ts';
import {
  countsFrom,
  dedicatedAgent,
  environmentOn,
  findingsOf,
  insideOf,
  placeAll,
  programOf,
  pooledAgent,
} from './placing.ts';
import { verify } from './verify.ts';

const pools = [nodePool({ name: 'main', cpu: 16, memory: '64Gi', count: 800 })];

function crossedBy(agents: readonly ResolvedAgent[]): readonly string[] {
  const inside = insideOf(environmentOn({ pools, agents }));
  const rows = agents.map(({ id, instances }): [string, Record<string, number>] => [
    id,
    { 'local/main': instances },
  ]);
  const counts = countsFrom(inside, Object.fromEntries(rows));
  const { tenant } = inside;
  return crossedLimits([{ tenant, counts, pods: cutPods(tenant, counts) }]).map(
    ({ cluster, namespace = '*', object, count, limit }) =>
      `${cluster} ${namespace}: ${count} ${object} of ${limit}`,
  );
}

function many(count: number, namespaces: number, make = dedicatedAgent): ResolvedAgent[] {
  return Array.from({ length: count }, (_, index) =>
    make(`a${index}`, 1, 10, { namespace: `ns-${index % namespaces}` }),
  );
}

describe('limits of a cluster and its namespaces', () => {
  test('none is crossed at the limit', () => {
    expect(crossedBy(many(2000, 1))).toEqual([]);
    expect(crossedBy(many(10_000, 10))).toEqual([]);
  });

  test('Deployments of a namespace', () => {
    expect(crossedBy(many(2001, 1))).toEqual(['local ns-0: 2001 deployments of 2000']);
  });

  test('Services of a cluster', () => {
    expect(crossedBy(many(10_001, 10))).toEqual(['local *: 10001 services of 10000']);
  });

  test('pods of a namespace', () => {
    expect(crossedBy([dedicatedAgent('a', 3001, 10)])).toEqual([
      'local default: 3001 pods of 3000',
    ]);
  });

  test('three Services for one that Knative runs', () => {
    const agents = many(1667, 1).map((agent) => ({ ...agent, hosting: serverlessHosting }));
    expect(crossedBy(agents)).toEqual(['local ns-0: 5001 services of 5000']);
  });

  test('pooled agents count by their pods', () => {
    expect(crossedBy([pooledAgent('a', 30_000)])).toEqual([]);
    expect(crossedBy([pooledAgent('a', 30_010)])).toEqual(['local default: 3001 pods of 3000']);
  });
});

describe('placing under the limits', () => {
  const agents = many(12_000, 14);
  const left = environmentOn({ pools, agents, cluster: 'left' });

  test('12,000 agents of 14 namespaces are spread over three clusters', async () => {
    const clusters = ['left', 'middle', 'right'].flatMap(
      (cluster) => environmentOn({ pools, agents: [], cluster }).clusters,
    );
    const environment = { ...left, clusters };
    const result = await placeAll([environment]);
    expect(result.diagnostics).toEqual([]);
    const [placed] = result.value.environments;
    const counts = new Map<string, number>();
    for (const { shares } of placed?.assignments ?? []) {
      const cluster = shares[0]?.cluster ?? '';
      counts.set(cluster, (counts.get(cluster) ?? 0) + 1);
    }
    for (const count of counts.values()) expect(count).toBeGreaterThan(3_000);
    expect(counts.size).toBe(3);
    expect(verify(programOf([environment]), result.value)).toEqual([]);
    const again = await placeAll([environment], result.value.lock);
    expect(again.value.lock).toBe(result.value.lock);
  });

  test('one cluster takes no more than 10,000 Services', async () => {
    const result = await placeAll([left]);
    expect(findingsOf(result)).toEqual([
      'place/no-capacity: Environment "test" has no place for 2,000 of its 12,000 instances. Spread the agents over more clusters or namespaces.',
    ]);
    expect(result.diagnostics[0]?.related?.[0]?.message).toBe(
      '2,000 instances of "ns-0/a0" and 11,999 more like it without a place: they find no cluster with fewer than 10,000 services.',
    );
  });
});
