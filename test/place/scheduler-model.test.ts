import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyBins, podsFitting, withPods } from '../../compiler/place/bin.ts';
import type { PodGroup } from '../../compiler/place/pods.ts';
import type { Pool } from '../../compiler/place/pool.ts';
import { placesAll } from '../../compiler/place/scheduler-model.ts';
import { nodePool, resolvedAgent } from '../support/builders.ts';
import { dedicatedAgent, environmentOn, insideOf } from './placing.ts';

const manySteps = 1e9;

/** Pod groups of the given demands on one pool; those with `alone` share no node with their like. */
function groupsOf(
  shapes: readonly {
    readonly milliCpu: number;
    readonly mebibytes: number;
    readonly alone: boolean;
  }[],
): { readonly pool: Pool; readonly groups: readonly PodGroup[] } {
  const { constraints } = resolvedAgent({ name: 'a' });
  const agents = shapes.map(({ milliCpu, mebibytes, alone }, index) =>
    dedicatedAgent(`a${index}`, 1, milliCpu, {
      demand: { milliCpu, memory: mebibytes * 2 ** 20, storage: 0, accelerators: {} },
      constraints: alone
        ? { ...constraints, spread: { by: 'node', maxSkew: 1 } }
        : { ...constraints, nodeSelector: { shape: String(index) } },
    }),
  );
  const labels = Object.fromEntries(shapes.map((_, index) => [`shape${index}`, 'x']));
  const { tenant, pools } = insideOf(
    environmentOn({ pools: [nodePool({ name: 'main', labels })], agents }),
  );
  const [pool] = pools;
  if (pool === undefined) throw new Error('no pool');
  const groups = tenant.workloads.map((workload): PodGroup => {
    const demand = [...workload.demand];
    return {
      workload,
      pool,
      phase: 1,
      size: 1,
      smaller: false,
      pods: 1,
      demand: demand.map((amount, d) => (d === 4 ? 1 : amount)),
      members: [],
    };
  });
  return { pool, groups };
}

/** As it reads: every node is looked at for every pod. */
function placesAllPlainly(pool: Pool, nodes: number, pods: readonly PodGroup[]): boolean {
  const bins = emptyBins(pool, nodes);
  const share = (free: readonly number[], d: number): number =>
    (free[d] ?? 0) / Math.max(1, pool.node[d] ?? 0);
  return pods.every((group) => {
    let best = -1;
    let most = -1;
    for (const [index, bin] of bins.entries()) {
      const score = share(bin.free, 1) + share(bin.free, 2);
      if (score <= most || podsFitting(group, bin, 1) === 0) continue;
      best = index;
      most = score;
    }
    const bin = bins[best];
    if (bin === undefined) return false;
    bins[best] = withPods(bin, group, 1);
    return true;
  });
}

test('decides as a model that looks at every node for every pod', () => {
  const shape = fc.record({
    milliCpu: fc.integer({ min: 1, max: 16 }).map((steps) => steps * 250),
    mebibytes: fc.integer({ min: 0, max: 12 }).map((steps) => steps * 1024),
    alone: fc.boolean(),
  });
  const instance = fc.record({
    shapes: fc.array(shape, { minLength: 1, maxLength: 5 }),
    picks: fc.array(fc.nat(), { maxLength: 60 }),
    nodes: fc.integer({ min: 1, max: 21 }),
  });
  const verdicts = new Map<boolean, number>();
  fc.assert(
    fc.property(instance, ({ shapes, picks, nodes }) => {
      const { pool, groups } = groupsOf(shapes);
      const pods = picks.flatMap((pick) => groups[pick % groups.length] ?? []);
      const plain = placesAllPlainly(pool, nodes, pods);
      verdicts.set(plain, (verdicts.get(plain) ?? 0) + 1);
      expect(placesAll(pool, nodes, pods, { left: manySteps })).toBe(plain);
    }),
    { numRuns: 2000 },
  );
  expect(Math.min(verdicts.get(true) ?? 0, verdicts.get(false) ?? 0)).toBeGreaterThan(200);
});

test('looks at few nodes of many: steps grow by little more than the pods', () => {
  const { pool, groups } = groupsOf([
    { milliCpu: 500, mebibytes: 100, alone: false },
    { milliCpu: 250, mebibytes: 900, alone: false },
    { milliCpu: 1000, mebibytes: 300, alone: false },
  ]);
  const stepsFor = (nodes: number): number => {
    const pods = Array.from({ length: 3 * nodes }, (_, index) => groups[index % 3] ?? []).flat();
    const steps = { left: manySteps };
    expect(placesAll(pool, nodes, pods, steps)).toBe(true);
    return (manySteps - steps.left) / pods.length;
  };
  expect(stepsFor(10_000)).toBeLessThan(100);
  expect(stepsFor(10_000)).toBeLessThan(3 * stepsFor(500));
});

test('gives up where no steps are left', () => {
  const { pool, groups } = groupsOf([{ milliCpu: 500, mebibytes: 100, alone: false }]);
  const pods = Array.from({ length: 20 }, () => groups[0] ?? []).flat();
  expect(placesAll(pool, 10, pods, { left: 50 })).toBeUndefined();
  expect(placesAll(pool, 10, [], { left: 0 })).toBe(true);
});
