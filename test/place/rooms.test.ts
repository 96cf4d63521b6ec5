import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PodCount } from '../../compiler/place/bin.ts';
import { emptyBins } from '../../compiler/place/bin.ts';
import { fill } from '../../compiler/place/fill.ts';
import { cutPods } from '../../compiler/place/pods.ts';
import { sortByRoom, takesAll } from '../../compiler/place/rooms.ts';
import { nodePool } from '../support/builders.ts';
import { countsFrom, dedicatedAgent, environmentOn, insideOf } from './placing.ts';

/** Two pools, and pods of so many millicores each. */
function estateOf(cores: readonly number[]): {
  readonly bins: ReturnType<typeof emptyBins>;
  readonly pods: readonly PodCount[];
} {
  const agents = cores.map((milliCpu, index) => dedicatedAgent(`a${index}`, 1, milliCpu));
  const pools = [nodePool({ name: 'large', cpu: 4 }), nodePool({ name: 'small', cpu: 2 })];
  const inside = insideOf(environmentOn({ pools, agents }));
  const rows = agents.map(({ id }) => [id, { 'local/large': 1 }] as const);
  const groups = cutPods(inside.tenant, countsFrom(inside, Object.fromEntries(rows)));
  return {
    bins: inside.pools.flatMap((pool) => emptyBins(pool, 2)),
    pods: groups.map((group) => ({ group, pods: group.pods })),
  };
}

const anywhere = { allowed: () => true, isLost: () => false };

describe('whether nodes take pods', () => {
  test('the emptiest come first, by pool', () => {
    const { bins } = estateOf([1_000]);
    const [full, ...rest] = bins;
    if (full === undefined) throw new Error('no node');
    const used = { ...full, free: full.free.map((each) => each / 2) };
    const rooms = sortByRoom([used, ...rest]);
    expect(rooms.get(full.pool)).toEqual([bins[1], used]);
  });

  test('counts what the first pods took', () => {
    const { bins, pods } = estateOf([3_000, 3_000, 2_000, 2_000]);
    expect(takesAll(sortByRoom(bins), pods, anywhere)).toBe(true);
    const { pods: more } = estateOf([3_000, 3_000, 2_000, 2_000, 2_000]);
    expect(takesAll(sortByRoom(bins), more, anywhere)).toBe(false);
  });

  test('leaves out lost nodes and pools that are not allowed', () => {
    const { bins, pods } = estateOf([3_000]);
    const rooms = sortByRoom(bins);
    const isLarge = ({ pool }: (typeof bins)[number]): boolean => pool.name === 'large';
    expect(takesAll(rooms, pods, { ...anywhere, isLost: isLarge })).toBe(false);
    expect(takesAll(rooms, pods, { ...anywhere, allowed: () => false })).toBe(false);
    expect(takesAll(rooms, [], { ...anywhere, allowed: () => false })).toBe(true);
  });

  test('says yes only where a filling exists', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 8 }), (cores) => {
        const { bins, pods } = estateOf(cores.map((each) => each * 1_000));
        fc.pre(takesAll(sortByRoom(bins), pods, anywhere));
        expect(fill(bins, pods, () => true).leftover).toEqual([]);
      }),
    );
  });
});
