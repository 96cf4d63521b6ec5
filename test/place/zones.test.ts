import { describe, expect, test } from 'vitest';
import type { NodePool } from '../../compiler/model/cluster.ts';
import type { SpreadSpec } from '../../compiler/model/agent.ts';
import type { ResolvedAgent } from '../../compiler/model/resolved-agent.ts';
import { evenOut, isEven, trimToSkew, zonesOf } from '../../compiler/place/zones.ts';
import { nodePool, resolvedAgent } from '../support/builders.ts';
import {
  countsFrom,
  dedicatedAgent,
  environmentOn,
  findingsOf,
  insideOf,
  onlyEnvironment,
  placeAll,
  sharesText,
} from './placing.ts';
import { programOf } from './placing.ts';
import { verify } from './verify.ts';

const { constraints } = resolvedAgent({ name: 'any' });

function spreadAgent(
  name: string,
  instances: number,
  spread: SpreadSpec,
  overrides: Partial<ResolvedAgent> = {},
): ResolvedAgent {
  return dedicatedAgent(name, instances, 1_000, {
    constraints: { ...constraints, spread },
    ...overrides,
  });
}

function zonePool(zone: string, overrides: Partial<NodePool> = {}): NodePool {
  return nodePool({ name: `pool-${zone}`, zone, ...overrides });
}

const byZone: SpreadSpec = { by: 'zone', maxSkew: 1 };

describe('spread over zones', () => {
  test('zones differ by at most maxSkew, though one zone would be cheaper', async () => {
    const environment = environmentOn({
      pools: [zonePool('a', { count: 3, pricePerHour: 0.01 }), zonePool('b'), zonePool('c')],
      agents: [spreadAgent('web', 5, byZone)],
    });
    const result = await placeAll([environment]);
    expect(verify(programOf([environment]), result.value)).toEqual([]);
    expect(sharesText(onlyEnvironment(result))).toEqual(['web pool-a=2 pool-b=1 pool-c=2']);
  });

  test('a greater skew lets a zone with more room have more', async () => {
    const pools = [zonePool('a', { count: 3 }), zonePool('b', { cpu: 2 })];
    const withSkew = (maxSkew: number) =>
      placeAll([
        environmentOn({ pools, agents: [spreadAgent('web', 6, { by: 'zone', maxSkew })] }),
      ]);
    expect(sharesText(onlyEnvironment(await withSkew(2)))).toEqual(['web pool-a=4 pool-b=2']);
    expect((await withSkew(1)).diagnostics).toHaveLength(1);
  });

  test('each agent is spread by itself', async () => {
    const environment = environmentOn({
      pools: [zonePool('a'), zonePool('b')],
      agents: [spreadAgent('left', 2, byZone), spreadAgent('right', 2, byZone)],
    });
    expect(sharesText(onlyEnvironment(await placeAll([environment])))).toEqual([
      'left pool-a=1 pool-b=1',
      'right pool-a=1 pool-b=1',
    ]);
  });

  test('a zone without room is named, with the purchase in that zone', async () => {
    const environment = environmentOn({
      pools: [zonePool('a', { count: 4 }), zonePool('b', { cpu: 1 })],
      agents: [spreadAgent('web', 6, byZone)],
    });
    const result = await placeAll([environment]);
    expect(findingsOf(result)).toEqual([
      'place/no-capacity: Environment "test" has no place for 3 of its 6 instances. 2 more nodes of pool "pool-b" (146 USD a month) would do.',
    ]);
    expect(result.diagnostics[0]?.related?.map(({ message }) => message)).toEqual([
      '3 instances of "default/web" without a place: they may differ by 1 between zones, and zone b has no room for more.',
    ]);
  });

  test('nodes without a zone take none of it', async () => {
    const environment = environmentOn({
      pools: [nodePool({ name: 'bare' })],
      agents: [spreadAgent('web', 1, byZone)],
    });
    const [finding] = (await placeAll([environment])).diagnostics;
    expect(finding?.related?.map(({ message }) => message)).toEqual([
      '1 instance of "default/web" without a place: they are spread over zones, and find no node with a zone.',
    ]);
  });

  test('backup nodes in a zone of their own do not count as an empty zone', async () => {
    const environment = environmentOn({
      pools: [zonePool('a'), zonePool('b'), zonePool('shelf', { role: 'backup', count: 3 })],
      agents: [spreadAgent('web', 4, byZone)],
    });
    const placed = onlyEnvironment(await placeAll([environment]));
    expect(sharesText(placed)).toEqual(['web pool-a=2 pool-b=2']);
    expect(placed.assignments[0]?.failover).toEqual([]);
  });

  test('what a lost node ran comes back in its zone or nowhere', async () => {
    const pools = [zonePool('a'), zonePool('b', { count: 2 })];
    const environment = environmentOn({ pools, agents: [spreadAgent('web', 2, byZone)] });
    const { failover } = onlyEnvironment(await placeAll([environment]));
    expect(failover.losses.map(({ node, unplaced }) => [node, unplaced])).toEqual([
      ['pool-a-1', 1],
      ['pool-b-1', 0],
      ['pool-b-2', 0],
    ]);
  });

  test('a lock that a new zone made uneven is repaired', async () => {
    const agents = [spreadAgent('web', 4, byZone)];
    const before = await placeAll([environmentOn({ pools: [zonePool('a')], agents })]);
    const grown = environmentOn({ pools: [zonePool('a'), zonePool('b')], agents });
    const after = onlyEnvironment(await placeAll([grown], before.value.lock));
    expect(sharesText(after)).toEqual(['web pool-a=2 pool-b=2']);
    expect(after.moves).toBe(2);
  });
});

describe('spread over nodes', () => {
  test('no node has more than maxSkew pods, though one would take all', async () => {
    const environment = environmentOn({
      pools: [nodePool({ name: 'main', count: 3 })],
      agents: [spreadAgent('web', 3, { by: 'node', maxSkew: 1 })],
    });
    const placed = onlyEnvironment(await placeAll([environment]));
    expect(placed.usage[0]?.usedNodes).toBe(3);
    expect(placed.failover.survived).toBe(0);
  });

  test('more pods than nodes take is a finding', async () => {
    const environment = environmentOn({
      pools: [nodePool({ name: 'main', count: 2 })],
      agents: [spreadAgent('web', 3, { by: 'node', maxSkew: 1 })],
    });
    const result = await placeAll([environment]);
    expect(findingsOf(result)).toEqual([
      'place/no-capacity: Environment "test" has no place for 1 of its 3 instances. 1 more node of pool "main" (73 USD a month) would do.',
    ]);
  });
});

describe('zones', () => {
  const inside = insideOf(
    environmentOn({
      pools: [zonePool('a'), zonePool('b'), zonePool('c', { count: 0 })],
      agents: [spreadAgent('web', 9, byZone)],
    }),
  );
  const [workload] = inside.tenant.workloads;
  if (workload === undefined) throw new Error('no workload');
  const counts = countsFrom(inside, { 'default/web': { 'local/pool-a': 7, 'local/pool-b': 2 } });

  test('are those that have nodes', () => {
    expect(zonesOf(workload).map((zones) => zones.flat().map(({ name }) => name))).toEqual([
      ['pool-a', 'pool-b'],
    ]);
  });

  test('are even where none has more than maxSkew above another', () => {
    expect(isEven(workload, counts)).toBe(false);
    const even = countsFrom(inside, { 'default/web': { 'local/pool-a': 5, 'local/pool-b': 4 } });
    expect(isEven(workload, even)).toBe(true);
  });

  test('are trimmed to what the emptiest allows', () => {
    const [trimmed] = trimToSkew([workload], counts);
    expect(trimmed?.map(({ instances }) => instances)).toEqual([3, 2]);
  });

  test('are evened out by moving as few as need be', () => {
    const row = [7, 2, 0];
    evenOut(workload, row);
    expect(row).toEqual([5, 4, 0]);
  });
});
