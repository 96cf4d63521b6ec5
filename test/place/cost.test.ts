import { describe, expect, test } from 'vitest';
import { definition, nodePool } from '../support/builders.ts';
import { costReport } from '../support/cost-report.ts';
import { dedicatedAgent, environmentOn, onlyEnvironment, placeAll } from './placing.ts';

const gibibyte = 2 ** 30;
const pools = [nodePool({ name: 'main', count: 4, pricePerHour: 1 })];

describe('cost', () => {
  test('only used nodes are paid', async () => {
    const { cost } = onlyEnvironment(
      await placeAll([environmentOn({ pools, agents: [dedicatedAgent('a', 5, 1000)] })]),
    );
    expect(cost).toEqual(costReport(1460));
  });

  test('the minimum is at the fewest instances', async () => {
    const agents = [
      dedicatedAgent('a', 8, 1000, { minInstances: 1 }),
      dedicatedAgent('b', 1, 3000),
    ];
    const { cost } = onlyEnvironment(await placeAll([environmentOn({ pools, agents })]));
    expect(cost).toEqual(costReport(2190, { minimum: 730 }));
  });

  test('nothing at all where everything scales to zero', async () => {
    const { cost } = onlyEnvironment(
      await placeAll([
        environmentOn({ pools, agents: [dedicatedAgent('a', 2, 1000, { minInstances: 0 })] }),
      ]),
    );
    expect(cost).toEqual(costReport(730, { minimum: 0 }));
  });

  test('storage is paid by the GiB', async () => {
    const demand = { milliCpu: 100, memory: 1, storage: 10 * gibibyte, accelerators: {} };
    const environment = environmentOn({ pools, agents: [dedicatedAgent('a', 3, 100, { demand })] });
    const cluster = definition('Cluster', 'local', { pools, storagePricePerGiB: 0.02 });
    const placed = await placeAll([
      { ...environment, clusters: [{ name: 'local', shards: 1, definition: cluster }] },
    ]);
    expect(onlyEnvironment(placed).cost).toEqual(costReport(730, { storage: 0.6 }));
  });

  test('spot nodes are paid apart, at their own price', async () => {
    const spot = nodePool({ name: 'spot', spot: true, pricePerHour: 1, spotPricePerHour: 0.25 });
    const agents = [dedicatedAgent('a', 1, 3000), dedicatedAgent('b', 1, 3000)].map((agent) => ({
      ...agent,
      constraints: { ...agent.constraints, toleratesSpot: true },
    }));
    const main = nodePool({ name: 'main', pricePerHour: 1 });
    const { cost } = onlyEnvironment(
      await placeAll([environmentOn({ pools: [main, spot], agents })]),
    );
    expect(cost).toEqual(costReport(730, { spot: 182.5 }));
  });

  test('models are bounded beside the nodes', async () => {
    const { cost } = onlyEnvironment(
      await placeAll([environmentOn({ pools, agents: [dedicatedAgent('a', 5, 1000)] })]),
    );
    expect(cost.models).toEqual({ usdPerMonth: 0, unbounded: 0 });
  });

  test('shared nodes are paid in proportion to the dominant share', async () => {
    const one = environmentOn({
      name: 'one',
      pools,
      namespacePrefix: 'one-',
      agents: [dedicatedAgent('a', 3, 1000)],
    });
    const two = environmentOn({
      name: 'two',
      pools,
      namespacePrefix: 'two-',
      agents: [dedicatedAgent('a', 1, 1000)],
    });
    const { value } = await placeAll([one, two]);
    expect(value.environments.map(({ cost }) => cost.maximum)).toEqual([547.5, 182.5]);
  });

  test('backup nodes are paid by all that name the cluster', async () => {
    const withBackup = [
      ...pools,
      nodePool({ name: 'spare', role: 'backup', count: 2, pricePerHour: 0.5 }),
    ];
    const one = environmentOn({
      name: 'one',
      pools: withBackup,
      namespacePrefix: 'one-',
      agents: [dedicatedAgent('a', 3, 1000)],
    });
    const two = environmentOn({
      name: 'two',
      pools: withBackup,
      namespacePrefix: 'two-',
      agents: [],
    });
    const { value } = await placeAll([one, two]);
    expect(value.environments.map(({ cost }) => cost.maximum)).toEqual([730 + 365, 365]);
  });
});
