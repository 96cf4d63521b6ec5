import { expect, test } from 'vitest';
import type { PoolOrder } from '../../compiler/model/placed-program.ts';
import { summarizeOrder } from '../../compiler/report/order-summary.ts';
import { formatOrders, formatRefutedOrders } from '../../compiler/report/order-text.ts';

const purchase = { cluster: 'cloud', pool: 'general', nodes: 2, usdPerMonth: 140.5 };
const refuted: PoolOrder = {
  cluster: 'cloud',
  pool: 'general',
  proof: 'tried',
  tried: 20,
  placed: 17,
  purchase,
};
const tried: PoolOrder = { ...refuted, placed: 20, purchase: undefined };
const certain: PoolOrder = { ...tried, proof: 'certain', tried: 0, placed: 0 };
const unknown: PoolOrder = { ...certain, proof: 'unknown' };

test('what an order refutes comes with the nodes that mend it', () => {
  expect(formatRefutedOrders([certain, refuted, unknown])).toEqual([
    'cloud/general: 3 of 20 random orders leave a pod without a node',
    '(with 2 more nodes each of them would do, for 140.50 USD a month)',
  ]);
  expect(formatRefutedOrders([{ ...refuted, purchase: undefined }])).toHaveLength(1);
});

test('what none refutes is no line in a compile, and counted elsewhere', () => {
  expect(formatRefutedOrders([certain, tried, unknown])).toEqual([]);
  expect(formatOrders([certain, tried, tried])).toEqual([
    'pods fit in any order on 1 of 3 pools',
    'and on 2 in each of 20 random orders',
  ]);
  expect(formatOrders([])).toEqual([]);
});

test('what was too much to try says what would do for certain', () => {
  expect(formatOrders([{ ...unknown, purchase: { ...purchase, nodes: 1 } }]).slice(1)).toEqual([
    'cloud/general: not proved, with too many pods to try',
    '(with 1 more node any order would do, for 140.50 USD a month)',
  ]);
});

test('for machines every key is there', () => {
  expect(summarizeOrder(refuted)).toEqual(refuted);
  expect(summarizeOrder(certain)).toMatchObject({ proof: 'certain', purchase: null });
});
