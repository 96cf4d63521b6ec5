import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PhaseReport } from '../../compiler/model/placement-assessment.ts';
import { assessPlacement } from '../../compiler/place/assess-placement.ts';
import { nodePool } from '../support/builders.ts';
import { dedicatedAgent, environmentOn, placeAll, pooledAgent } from './placing.ts';
import { arbitraryEstate, environmentOf } from './random-estates.ts';

const pools = [nodePool({ name: 'main', count: 4, declaredAgents: 10, pricePerHour: 1 })];

async function phasesOf(
  agents: Parameters<typeof environmentOn>[0]['agents'],
  phases?: readonly number[],
): Promise<readonly PhaseReport[]> {
  const environment = environmentOn({ pools, agents, ...(phases && { phases }) });
  const [only] = await assessPlacement((await placeAll([environment])).value);
  return only?.phases ?? [];
}

describe('phases', () => {
  test('each is packed and priced with those before it', async () => {
    expect(await phasesOf([pooledAgent('a', 40)], [10, 20, 40])).toEqual([
      { agents: 10, usedNodes: 1, usdPerMonth: 730 },
      { agents: 20, usedNodes: 2, usdPerMonth: 1460 },
      { agents: 40, usedNodes: 4, usdPerMonth: 2920 },
    ]);
  });

  test('agents with pods of their own stand from the first on', async () => {
    const agents = [pooledAgent('a', 20), dedicatedAgent('b', 2, 100)];
    // Ten of the eleven are pooled; the other one comes with its equal.
    expect((await phasesOf(agents, [11, 22])).map((phase) => phase.agents)).toEqual([12, 22]);
  });

  test('none where all goes out at once', async () => {
    expect(await phasesOf([pooledAgent('a', 40)])).toEqual([]);
  });

  test('what others have is paid by them', async () => {
    const shared = ['one', 'two'].map((name) =>
      environmentOn({
        name,
        pools,
        namespacePrefix: `${name}-`,
        agents: [pooledAgent('a', 10)],
        ...(name === 'one' && { phases: [5, 10] }),
      }),
    );
    const [one] = await assessPlacement((await placeAll(shared)).value);
    // Five of the fifteen slots in use on two nodes, then ten of twenty.
    expect(one?.phases.map(({ usdPerMonth }) => usdPerMonth)).toEqual([486.67, 730]);
  });
});

test('the last phase costs what the environment costs, and none costs more than a later one', async () => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(arbitraryEstate, async (shape) => {
      const { value } = await placeAll([environmentOf({ ...shape, phases: [0.2, 0.6] })]);
      const [placed] = value.environments;
      const [assessment] = await assessPlacement(value);
      const phases = assessment?.phases ?? [];
      if (placed === undefined || phases.length === 0) return;
      compared++;
      const bills = phases.map(({ usdPerMonth }) => usdPerMonth);
      expect(bills.at(-1)).toBe(placed.cost.maximum);
      expect(bills).toEqual([...bills].sort((a, b) => a - b));
    }),
    { numRuns: 200 },
  );
  expect(compared).toBeGreaterThan(10);
});
