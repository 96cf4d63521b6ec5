import { describe, expect, test } from 'vitest';
import type { FailoverReport } from '../../compiler/model/placed-program.ts';
import type { NodePool } from '../../compiler/model/cluster.ts';
import type { ResolvedAgent } from '../../compiler/model/resolved-agent.ts';
import { nodePool } from '../support/builders.ts';
import {
  dedicatedAgent,
  environmentOn,
  onlyEnvironment,
  placeAll,
  pooledAgent,
} from './placing.ts';

async function reportOf(
  pools: readonly NodePool[],
  agents: readonly ResolvedAgent[],
): Promise<FailoverReport> {
  return onlyEnvironment(await placeAll([environmentOn({ pools, agents })])).failover;
}

function lightweight(agent: ResolvedAgent): ResolvedAgent {
  return { ...agent, constraints: { ...agent.constraints, lightweight: true } };
}

describe('losses', () => {
  test('every node is lost once, sorted by pool and number', async () => {
    const pools = [nodePool({ name: 'b', count: 2 }), nodePool({ name: 'a', role: 'backup' })];
    const { losses } = await reportOf(pools, [dedicatedAgent('x', 1, 100)]);
    expect(losses.map(({ node }) => node)).toEqual(['a-1', 'b-1', 'b-2']);
  });

  test('an idle node is no loss', async () => {
    const { survived, worst } = await reportOf([nodePool({ name: 'main', count: 3 })], []);
    expect([survived, worst]).toEqual([3, undefined]);
  });

  test('pods go to another node of their pool', async () => {
    const { survived } = await reportOf(
      [nodePool({ name: 'main', count: 2 })],
      [dedicatedAgent('x', 4, 1000)],
    );
    expect(survived).toBe(2);
  });

  test('pods that still run do not move to make room', async () => {
    // Both nodes have 1,500 free; a pod of 2,500 finds neither, though one small pod could move.
    const pools = [nodePool({ name: 'main', count: 2 })];
    const agents = [dedicatedAgent('big', 2, 2500)];
    const { losses } = await reportOf(pools, agents);
    expect(losses.map(({ unplaced }) => unplaced)).toEqual([1, 1]);
  });

  test('backup nodes take what may run there', async () => {
    const pools = [
      nodePool({ name: 'main' }),
      nodePool({ name: 'pi', class: 'pi', role: 'backup', count: 2 }),
    ];
    const agents = [lightweight(dedicatedAgent('light', 2, 500)), dedicatedAgent('heavy', 3, 500)];
    const { worst } = await reportOf(pools, agents);
    expect(worst).toMatchObject({
      node: 'main-1',
      unplaced: 3,
      constraint: 'may not run on class pi',
    });
  });

  test('a pod does not leave its cluster', async () => {
    const left = environmentOn({
      pools: [nodePool({ name: 'main' })],
      agents: [dedicatedAgent('x', 1, 1000)],
      cluster: 'left',
    });
    const right = environmentOn({
      pools: [nodePool({ name: 'main' })],
      agents: [],
      cluster: 'right',
    });
    const both = { ...left, clusters: [...left.clusters, ...right.clusters] };
    const { failover, assignments } = onlyEnvironment(await placeAll([both]));
    expect(failover.worst).toMatchObject({
      unplaced: 1,
      constraint: 'have no other node to go to',
    });
    expect(assignments[0]?.failover).toEqual([]);
  });

  test('a whole pod is re-placed or none of it', async () => {
    const pools = [
      nodePool({ name: 'main', declaredAgents: 20 }),
      nodePool({ name: 'other', declaredAgents: 9, role: 'backup' }),
    ];
    const { worst } = await reportOf(pools, [pooledAgent('x', 20)]);
    expect(worst).toMatchObject({
      unplaced: 20,
      constraint: 'find no node with enough free slots',
    });
  });

  test('the shortage is named where no constraint is in the way', async () => {
    const { worst } = await reportOf(
      [nodePool({ name: 'main', count: 2 })],
      [dedicatedAgent('x', 8, 1000)],
    );
    expect(worst).toMatchObject({ unplaced: 4, constraint: 'find no node with enough free cpu' });
  });
});

describe('purchases', () => {
  test('the fewest nodes, then the cheapest', async () => {
    const pools = [
      nodePool({ name: 'main', cpu: 8, pricePerHour: 3 }),
      nodePool({ name: 'small', cpu: 2, pricePerHour: 0.1, role: 'backup', count: 0 }),
      nodePool({ name: 'large', cpu: 8, pricePerHour: 2, role: 'backup', count: 0 }),
    ];
    const { worst } = await reportOf(pools, [dedicatedAgent('x', 8, 1000)]);
    expect(worst?.purchase).toEqual({
      cluster: 'local',
      pool: 'large',
      nodes: 1,
      usdPerMonth: 1460,
    });
  });

  test('none where no single pool may take all of it', async () => {
    const pools = [
      nodePool({ name: 'amd', cpu: 2 }),
      nodePool({ name: 'arm', cpu: 2, arch: 'arm64' }),
    ];
    const on = (name: string, architecture: 'amd64' | 'arm64'): ResolvedAgent => {
      const agent = dedicatedAgent(name, 1, 1500);
      return { ...agent, constraints: { ...agent.constraints, architectures: [architecture] } };
    };
    const { losses } = await reportOf(pools, [on('a', 'amd64'), on('b', 'arm64')]);
    expect(losses.map(({ purchase }) => purchase?.pool)).toEqual(['amd', 'arm']);
  });

  test('room on other nodes counts', async () => {
    // Of four displaced pods three find room elsewhere, so that one small node is enough.
    const pools = [nodePool({ name: 'main', count: 2, cpu: 4, pricePerHour: 1 })];
    const { worst } = await reportOf(pools, [dedicatedAgent('x', 5, 1000)]);
    expect(worst).toMatchObject({ unplaced: 1, purchase: { pool: 'main', nodes: 1 } });
  });
});

test('a shared node displaces pods of all environments, and each report counts its own', async () => {
  const pools = [nodePool({ name: 'main' })];
  const environments = ['left', 'right'].map((name, index) =>
    environmentOn({
      name,
      pools,
      namespacePrefix: `${name}-`,
      agents: [dedicatedAgent('x', index + 1, 1000)],
    }),
  );
  const { value } = await placeAll(environments);
  expect(value.environments.map(({ failover }) => failover.worst?.unplaced)).toEqual([1, 2]);
});
