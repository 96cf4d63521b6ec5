import { beforeAll, describe, expect, test } from 'vitest';
import type { NodeClass } from '../../compiler/model/agent.ts';
import type { EnvironmentSpec } from '../../compiler/model/environment.ts';
import type { PlacedProgram } from '../../compiler/model/placed-program.ts';
import type { ResolvedAgent } from '../../compiler/model/resolved-agent.ts';
import { nodePool } from '../support/builders.ts';
import { mixedFleet, mixedPools } from './mixed-fleet.ts';
import {
  dedicatedAgent,
  environmentOn,
  findingsOf,
  onlyEnvironment,
  placeAll,
  programOf,
} from './placing.ts';
import { verify } from './verify.ts';

let first: PlacedProgram;
beforeAll(async () => {
  const placed = await placeAll([mixedFleet()]);
  expect(findingsOf(placed)).toEqual([]);
  first = placed.value;
});

/** Instances that left the pool where the lock has them. */
function movesOf(now: PlacedProgram): number {
  return now.environments.reduce((sum, { moves }) => sum + moves, 0);
}

describe('a fleet of many kinds of agents', () => {
  test('is placed as a placement has to be', () => {
    expect(verify(programOf([mixedFleet()]), first)).toEqual([]);
  });

  test('costs hardly more than if everything were divisible', () => {
    const [placed] = first.environments;
    const agents = mixedFleet().agents;
    const cpu = agents.reduce((sum, { instances, demand }) => sum + instances * demand.milliCpu, 0);
    const memory = agents.reduce(
      (sum, { instances, demand }) => sum + instances * demand.memory,
      0,
    );
    const bound = Math.min(
      ...mixedPools().map(({ cpu: cores, memory: size, pricePerHour }) => {
        const nodes = Math.max(
          cpu / (Number(cores) * 1000),
          memory / (Number.parseInt(String(size), 10) * 2 ** 30),
        );
        return nodes * pricePerHour * 730;
      }),
    );
    expect(placed?.cost.maximum ?? Infinity).toBeLessThan(1.2 * bound);
  });

  test('the order of agents and pools changes nothing', async () => {
    const { agents, ...rest } = mixedFleet(0, [...mixedPools()].reverse());
    const again = await placeAll([{ ...rest, agents: [...agents].reverse() }]);
    expect(again.value.lock).toBe(first.lock);
  });

  test('what is locked stays where it is', async () => {
    const again = await placeAll([mixedFleet()], first.lock);
    expect(again.value.lock).toBe(first.lock);
    expect(movesOf(again.value)).toBe(0);
  });
});

describe('a little more', () => {
  test('is put beside what stands, and nothing moves', async () => {
    const now = await placeAll([mixedFleet(3)], first.lock);
    expect(movesOf(now.value)).toBe(0);
    expect(verify(programOf([mixedFleet(3)], first.lock), now.value)).toEqual([]);
    const paid = onlyEnvironment({ value: first, diagnostics: [] }).cost.maximum;
    expect(onlyEnvironment(now).cost.maximum).toBeLessThan(1.05 * paid);
  });

  test.each([10, 40, 100])(
    'of %s that come, or more, at most one instance in 200 makes room',
    async (extra) => {
      const fleet = mixedFleet(extra);
      const now = await placeAll([fleet], first.lock);
      const total = fleet.agents.reduce((sum, { instances }) => sum + instances, 0);
      expect(movesOf(now.value)).toBeLessThanOrEqual(Math.floor(total / 200));
      expect(verify(programOf([fleet], first.lock), now.value)).toEqual([]);
    },
  );

  test('of the nodes gone, only what stood on them moves', async () => {
    const [placed] = first.environments;
    const used = placed?.usage.find(({ usedNodes }) => usedNodes > 1);
    if (used === undefined) throw new Error('a pool has nodes in use');
    const pools = mixedPools().map((pool) =>
      pool.name === used.pool ? { ...pool, count: used.usedNodes - 1 } : pool,
    );
    const now = await placeAll([mixedFleet(0, pools)], first.lock);
    expect(findingsOf(now)).toEqual([]);
    expect(verify(programOf([mixedFleet(0, pools)], first.lock), now.value)).toEqual([]);
    const onPool = placed?.assignments
      .flatMap(({ shares }) => shares)
      .filter(({ pool }) => pool === used.pool)
      .reduce((sum, { instances }) => sum + instances, 0);
    expect(movesOf(now.value)).toBeLessThanOrEqual(onPool ?? 0);
  });
});

describe('what must be survived', () => {
  /** Agents of which one alone fills an accelerated node, beside the fleet. */
  function withTwo(free: readonly NodeClass[], survive?: EnvironmentSpec['survive']) {
    const pinned = (name: string, classes: readonly NodeClass[]): ResolvedAgent => {
      const agent = dedicatedAgent(name, 1, 3_500);
      return { ...agent, constraints: { ...agent.constraints, classes } };
    };
    const accelerated = ['one', 'two'].map((name) =>
      nodePool({ name, class: 'accelerator', zone: 'a', pricePerHour: 9 }),
    );
    return environmentOn({
      pools: [...mixedPools(), ...accelerated],
      agents: [...mixedFleet().agents, pinned('bound', ['accelerator']), pinned('free', free)],
      ...(survive !== undefined && { spec: { survive } }),
    });
  }

  test('is looked for, though all that is kept has a place', async () => {
    // Both accelerated nodes are full, so that the loss of one leaves its agent without a place.
    const { lock } = (await placeAll([withTwo(['accelerator'])])).value;
    const required = withTwo(['accelerator', 'x86'], { nodes: 1, enforcement: 'required' });
    const now = await placeAll([required], lock);
    expect(findingsOf(now)).toEqual([]);
    expect(onlyEnvironment(now).failover.worst).toBeUndefined();
  });

  test('is missed with a finding where nothing can be done', async () => {
    const { lock } = (await placeAll([withTwo(['accelerator'])])).value;
    const required = withTwo(['accelerator'], { nodes: 1, enforcement: 'required' });
    const [finding = ''] = findingsOf(await placeAll([required], lock));
    expect(finding).toMatch(/^place\//);
  });
});
