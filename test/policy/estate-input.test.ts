import { expect, test } from 'vitest';
import type { NodePool } from '../../compiler/model/cluster.ts';
import { estateInput } from '../../compiler/policy/estate-input.ts';
import { definition, linkedEnvironment, resolvedAgent } from '../support/builders.ts';
import { costReport } from '../support/cost-report.ts';
import { assignment, placedEnvironment } from '../support/placed.ts';

function pool(name: string, spot: boolean): NodePool {
  return {
    name,
    class: 'x86',
    role: 'primary',
    count: 4,
    arch: 'amd64',
    cpu: 4,
    memory: '16Gi',
    storage: '100Gi',
    pricePerHour: 0.1,
    spot,
  };
}

const cluster = definition('Cluster', 'local', {
  pools: [pool('bought', false), pool('idle', false), pool('spot', true)],
});

test('agents are counted by pool, and those on spot nodes apart', () => {
  const agent = resolvedAgent({ name: 'a', instances: 10 });
  const environment = linkedEnvironment({
    name: 'office',
    agents: [agent],
    clusters: [{ name: 'local', shards: 1, definition: cluster }],
  });
  const shares = [
    { cluster: 'local', pool: 'bought', instances: 3 },
    { cluster: 'local', pool: 'spot', instances: 7 },
  ];
  const placed = placedEnvironment(environment, {
    assignments: [assignment(agent, { shares })],
    cost: costReport(2, { minimum: 1 }),
  });
  const common = { cluster: 'local', class: 'x86', role: 'primary', nodes: 4, usedNodes: 0 };
  expect(estateInput([placed])).toEqual({
    kind: 'Estate',
    environments: [
      {
        name: 'office',
        labels: {},
        agents: 10,
        agentsOnSpot: 7,
        pools: [
          { ...common, pool: 'bought', spot: false, agents: 3 },
          { ...common, pool: 'spot', spot: true, agents: 7 },
        ],
        losses: { nodes: 0, survived: 0 },
        usdPerMonth: { minimum: 1, maximum: 2, budget: undefined },
      },
    ],
  });
});

test('no environment is no agent', () => {
  expect(estateInput([])).toEqual({ kind: 'Estate', environments: [] });
});
