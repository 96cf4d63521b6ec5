import { describe, expect, test } from 'vitest';
import { podKindsOf } from '../../../compiler/place/strategies/pod-kinds.ts';
import { solveQuotas } from '../../../compiler/place/strategies/solve-quotas.ts';
import { nodePool } from '../../support/builders.ts';
import { dedicatedAgent, environmentOn, insideOf } from '../placing.ts';

async function quotasOf(shape: Parameters<typeof environmentOn>[0]) {
  const { tenant, pools } = insideOf(environmentOn(shape));
  const kinds = podKindsOf(tenant);
  const left = kinds.map(({ pods }) => pods);
  const nodes = new Map(pools.map((pool) => [pool, pool.spec.count]));
  const quotas = await solveQuotas(kinds, left, nodes);
  if (quotas === undefined) throw new Error('there are quotas');
  return {
    pods: Object.fromEntries([...quotas.pods].map(([{ name }, pods]) => [name, pods])),
    worth: quotas.worth.map((usd) => Math.round(usd)),
    nodeWorth: Object.fromEntries(
      [...quotas.nodeWorth].map(([{ name }, usd]) => [name, Math.round(usd)]),
    ),
  };
}

/** One USD an hour is 730 a month. */
const cheap = nodePool({ name: 'cheap', count: 2, pricePerHour: 1 });
const dear = nodePool({ name: 'dear', count: 9, pricePerHour: 2 });

describe('quotas', () => {
  test('fill the cheapest nodes, and what is scarce is worth what it spares', async () => {
    const quotas = await quotasOf({
      pools: [cheap, dear],
      agents: [dedicatedAgent('x', 12, 1000)],
    });
    expect(quotas).toEqual({
      pods: { cheap: [8], dear: [4] },
      worth: [365],
      nodeWorth: { cheap: 1460, dear: 1460 },
    });
  });

  test('know that two pods of more than half a node never share one', async () => {
    const quotas = await quotasOf({ pools: [cheap, dear], agents: [dedicatedAgent('x', 4, 2400)] });
    expect(quotas.pods).toEqual({ cheap: [2], dear: [2] });
    expect(quotas.worth).toEqual([1460]);
  });

  test('leave out what has no place', async () => {
    const quotas = await quotasOf({ pools: [cheap], agents: [dedicatedAgent('x', 12, 1000)] });
    expect(quotas.pods).toEqual({ cheap: [8] });
    expect(quotas.worth).toEqual([100_000]);
  });
});
