import { describe, expect, test } from 'vitest';
import { costReport } from '../support/cost-report.ts';
import { caseStudyFleets, caseStudyPools, edgeEnvironment } from './case-study.ts';
import { findingsOf, onlyEnvironment, placeAll, programOf } from './placing.ts';
import { verify } from './verify.ts';

const placed = await placeAll([edgeEnvironment()]);

describe('the case study', () => {
  test('fills both nodes to the last slot', () => {
    const { headroom, usage } = onlyEnvironment(placed);
    expect(headroom.slots).toBe(0);
    expect(
      usage.map(({ pool, slots, usedNodes }) => [pool, slots.used, slots.total, usedNodes]),
    ).toEqual([
      ['pi', 0, 40_000, 0],
      ['primary', 22_500, 22_500, 1],
      ['secondary', 7_500, 7_500, 1],
    ]);
  });

  test('puts 7,500 lightweight agents, and nothing else, on the secondary', () => {
    const { assignments } = onlyEnvironment(placed);
    const on = (pool: string, lightweight: boolean): number =>
      assignments
        .filter(({ agent }) => agent.constraints.lightweight === lightweight)
        .flatMap(({ shares }) => shares)
        .filter((share) => share.pool === pool)
        .reduce((sum, { instances }) => sum + instances, 0);
    expect(on('secondary', true)).toBe(7_500);
    expect(on('secondary', false)).toBe(0);
    expect(on('primary', true)).toBe(1_501);
    expect(on('primary', false)).toBe(20_999);
  });

  test('survives six of seven losses, and says what the seventh takes', () => {
    const { failover } = onlyEnvironment(placed);
    expect(failover.losses).toHaveLength(7);
    expect(failover.survived).toBe(6);
    expect(failover.losses.filter(({ survived }) => !survived)).toEqual([
      {
        cluster: 'edge',
        pool: 'primary',
        node: 'primary-1',
        survived: false,
        unplaced: 20_999,
        constraint: 'may not run on class pi',
        purchase: { cluster: 'edge', pool: 'primary', nodes: 1, usdPerMonth: 109.5 },
      },
    ]);
    expect(failover.worst?.node).toBe('primary-1');
  });

  test('costs what the hardware costs, backup included', () => {
    expect(onlyEnvironment(placed).cost).toEqual(costReport(213.53, { budget: 300 }));
  });

  test('keeps to pods that the nodes can run', () => {
    const { runtimes } = onlyEnvironment(placed);
    const pods = (pool: string): number =>
      runtimes
        .filter((runtime) => runtime.pool === pool)
        .reduce((sum, { replicas }) => sum + replicas, 0);
    expect(pods('primary')).toBeGreaterThanOrEqual(45);
    expect(pods('primary')).toBeLessThanOrEqual(70);
    expect(pods('secondary')).toBeLessThanOrEqual(32);
    expect(runtimes.every(({ slotsPerPod }) => slotsPerPod <= 500)).toBe(true);
  });

  test('names runtimes by class, boundary, pool and phase', () => {
    for (const { name, pool } of onlyEnvironment(placed).runtimes) {
      expect(name).toMatch(new RegExp(`^edge-(light|standard)-[0-9a-f]{6}-${pool}-p1(-b)?$`));
    }
  });

  test('lists the pools that a pod may fail over to', () => {
    const { assignments } = onlyEnvironment(placed);
    for (const { agent, shares, failover } of assignments) {
      const own = shares.map(({ pool }) => pool);
      const others = failover.map(({ pool }) => pool);
      const allowed = agent.constraints.lightweight
        ? ['pi', 'primary', 'secondary']
        : ['primary', 'secondary'];
      expect([...own, ...others].sort()).toEqual(allowed);
    }
  });

  test('passes the verifier', () => {
    expect(verify(programOf([edgeEnvironment()]), placed.value)).toEqual([]);
  });

  test('is a fixpoint: the second compile copies the lock', async () => {
    const edge = edgeEnvironment();
    const first = await placeAll([edge]);
    const again = await placeAll([edge], first.value.lock);
    expect(first.value.lock).toBe(placed.value.lock);
    expect(again.value.lock).toBe(first.value.lock);
    expect(onlyEnvironment(again).runtimes).toEqual(onlyEnvironment(first).runtimes);
  });
});

describe('another inventory', () => {
  test('a second primary survives everything and leaves room', async () => {
    const pools = caseStudyPools.map((pool) =>
      pool.name === 'primary' ? { ...pool, count: 2 } : pool,
    );
    const { headroom, failover } = onlyEnvironment(await placeAll([edgeEnvironment({ pools })]));
    expect(headroom.slots).toBe(22_500);
    expect(failover.survived).toBe(8);
    expect(failover.worst).toBeUndefined();
  });

  test('without Pis nothing takes up a loss', async () => {
    const pools = caseStudyPools.filter(({ name }) => name !== 'pi');
    const { failover } = onlyEnvironment(await placeAll([edgeEnvironment({ pools })]));
    expect(failover.survived).toBe(0);
    expect(failover.worst).toMatchObject({ node: 'primary-1', unplaced: 22_500 });
    expect(failover.worst?.purchase).toMatchObject({ pool: 'primary', nodes: 1 });
  });

  test('one Pi is too small for the secondary, and so serves the worst loss', async () => {
    const pools = caseStudyPools.map((pool) => (pool.name === 'pi' ? { ...pool, count: 1 } : pool));
    const { failover } = onlyEnvironment(await placeAll([edgeEnvironment({ pools })]));
    expect(failover.survived).toBe(1);
    // Neither loss can be survived: 7,500 slots take 7.3 GiB and a Pi has 7. So the fewest possible agents are
    // left without a place where the most would be: 22,500 less what lightweight pods a Pi takes.
    expect(failover.worst?.node).toBe('primary-1');
    expect(failover.worst?.unplaced).toBeGreaterThanOrEqual(22_500 - 7_168);
    expect(failover.worst?.unplaced).toBeLessThanOrEqual(22_500 - 6_600);
  });

  test('too few lightweight agents cannot fill the secondary alone', async () => {
    const fleets = caseStudyFleets.map((fleet) =>
      fleet.name === 'monitoring' ? { ...fleet, lightweight: false } : fleet,
    );
    const { failover } = onlyEnvironment(await placeAll([edgeEnvironment({ fleets })]));
    expect(failover.survived).toBe(5);
  });

  test('one agent more has no place, and the purchase is computed', async () => {
    const fleets = caseStudyFleets.map((fleet) =>
      fleet.name === 'research' ? { ...fleet, instances: 12_593 } : fleet,
    );
    const result = await placeAll([edgeEnvironment({ fleets })]);
    expect(findingsOf(result)).toEqual([
      'place/no-capacity: Environment "edge" has no place for 1 of its 30,001 instances. 1 more node of pool "secondary" (58.40 USD a month) would do.',
    ]);
    expect(result.diagnostics[0]?.related?.map(({ message }) => message)).toEqual([
      expect.stringContaining('they find no node with enough free slots.'),
    ]);
  });

  test('a loss that must be survived is an error with the numbers', async () => {
    const spec = { survive: { nodes: 1, enforcement: 'required' as const } };
    expect(findingsOf(await placeAll([edgeEnvironment({ spec })]))).toEqual([
      'place/not-survived: The loss of node "primary-1" would leave 20,999 agents without a place: they may not run on class pi. 6 of 7 single-node losses are survived. 1 more node of pool "primary" (109.50 USD a month) would mend the worst.',
    ]);
  });
});
