import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { phaseOf, shardOf } from '../../compiler/emit/shard-of.ts';

const identity = fc.string({ minLength: 1 });

describe('shardOf', () => {
  test('is one of the shards, and always the same', () => {
    fc.assert(
      fc.property(identity, fc.integer({ min: 1, max: 500 }), (text, shards) => {
        const shard = shardOf(text, shards);
        expect(shard).toBe(shardOf(text, shards));
        expect(shard).toBeGreaterThanOrEqual(0);
        expect(shard).toBeLessThan(shards);
      }),
    );
  });

  test('stays what it is today: another function would move every object', () => {
    expect(
      ['finance/reader', 'finance/writer', 'default/a'].map((text) => shardOf(text, 16)),
    ).toEqual([3, 15, 1]);
  });

  test('divides evenly', () => {
    const counts = new Array<number>(10).fill(0);
    for (let index = 0; index < 10_000; index++) {
      const shard = shardOf(`team/agent-${index}`, 10);
      counts[shard] = (counts[shard] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });
});

describe('phaseOf', () => {
  test('is one of the phases', () => {
    fc.assert(
      fc.property(
        identity,
        fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 5 }),
        (text, sizes) => {
          const bounds = [...sizes].sort((left, right) => left - right);
          const phase = phaseOf(text, bounds);
          expect(phase).toBeGreaterThanOrEqual(1);
          expect(phase).toBeLessThanOrEqual(bounds.length);
        },
      ),
    );
  });

  test('follows the declared proportions', () => {
    const counts = [0, 0, 0, 0];
    for (let index = 0; index < 10_000; index++) {
      const phase = phaseOf(`team/agent-${index}`, [1000, 3000, 10_000]);
      counts[phase] = (counts[phase] ?? 0) + 1;
    }
    for (const [phase, expected] of [0, 1000, 2000, 7000].entries()) {
      expect(Math.abs((counts[phase] ?? 0) - expected)).toBeLessThan(200);
    }
  });

  test('without phases there is the first', () => {
    expect(phaseOf('team/agent', [])).toBe(1);
  });
});
