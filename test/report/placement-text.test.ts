import { expect, test } from 'vitest';
import { formatExplanations } from '../../compiler/report/explanation-text.ts';
import type { PoolOrder } from '../../compiler/model/placed-program.ts';
import { formatPlacements } from '../../compiler/report/placement-text.ts';
import { edgeEnvironment } from '../place/case-study.ts';
import { onlyEnvironment, placeAll } from '../place/placing.ts';

test('a placement, as it is read on 80 columns', async () => {
  const placed = onlyEnvironment(await placeAll([edgeEnvironment()]));
  expect(formatPlacements([placed], [])).toBe(`edge: 30,000 agents
  pool            nodes  slots   cpu  memory
  edge/pi           0/5    0 %   0 %     0 %    backup
  edge/primary      1/1  100 %  75 %    73 %
  edge/secondary    1/1  100 %  51 %    49 %
  losses  6 of 7 single-node losses survived
          primary-1: 20,999 agents would have no place
          (they may not run on class pi)
          1 more primary node would do, for 109.50 USD a month
  cost    213.53 USD a month, budget 300
  moves   0 instances from where the lock has them
`);
});

test('rollout phases and orders of pods, within 80 columns', async () => {
  const placed = onlyEnvironment(await placeAll([edgeEnvironment()]));
  const purchase = { cluster: 'edge', pool: 'b', nodes: 1, usdPerMonth: 70 };
  const order = { cluster: 'edge', pool: 'primary', tried: 20, purchase: undefined };
  const untried = { tried: 0, placed: 0 };
  const orders: readonly PoolOrder[] = [
    { ...order, proof: 'certain', ...untried },
    { ...order, pool: 'a', proof: 'tried', placed: 20 },
    { ...order, pool: 'b', proof: 'tried', placed: 17, purchase },
    { ...order, pool: 'c', proof: 'unknown', ...untried, purchase: { ...purchase, nodes: 1200 } },
    { ...order, pool: 'd', proof: 'unknown', ...untried },
  ];
  const models = { usdPerMonth: 1250.5, unbounded: 1200 };
  const text = formatPlacements(
    [{ ...placed, cost: { ...placed.cost, models }, orders }],
    [
      {
        environment: 'edge',
        phases: [
          { agents: 1, usedNodes: 1, usdPerMonth: 109.5 },
          { agents: 30_000, usedNodes: 2, usdPerMonth: 1213.53 },
        ],
      },
    ],
  );
  expect(text).toContain(`
  models  at most 1,250.50 USD a month beside, by the limits of agents
          1,200 agents without a limit, or with a model without a price
  phases  1 agent on 1 node, 109.50 USD a month
          30,000 agents on 2 nodes, 1,213.53 USD a month
  order   pods fit in any order on 1 of 5 pools
          and on 1 in each of 20 random orders
          edge/b: 3 of 20 random orders leave a pod without a node
          (with 1 more node each of them would do, for 70 USD a month)
          edge/c: not proved, with too many pods to try
          (with 1,200 more nodes any order would do, for 70 USD a month)
          edge/d: not proved, with too many pods to try
`);
  expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(80);
});

test('an explanation begins with the pools that host the agent, and shows no control characters', () => {
  const text = formatExplanations([
    {
      agent: 'desk/sorter',
      environment: 'office',
      instances: 1,
      hosting: 'pooled',
      pools: [
        { cluster: 'small', pool: 'a', instances: 0, reason: 'they may not \u001b[31m' },
        { cluster: 'small', pool: 'big', instances: 1, reason: '1 of 9 slots in use' },
      ],
    },
  ]);
  expect(text).toBe(`desk/sorter in office: 1 instance, pooled
  on  small/big  1  1 of 9 slots in use
  not small/a       they may not \\u{1b}[31m
`);
});
