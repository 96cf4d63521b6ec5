import { redact } from '../diagnostic/redact.ts';
import type { PoolOrder } from '../model/placed-program.ts';
import { countOf, formatCount } from './count.ts';
import { formatUsd } from './usd.ts';

/** How many pools the scheduler fills as planned whatever the order of the pods, and those that it may not, with what mends them. */
export function formatOrders(orders: readonly PoolOrder[]): readonly string[] {
  if (orders.length === 0) return [];
  const certain = orders.filter(({ proof }) => proof === 'certain').length;
  const tried = orders.filter((one) => one.proof === 'tried' && !isRefuted(one));
  const open = orders.filter((one) => one.proof === 'unknown' || isRefuted(one));
  return [
    `pods fit in any order on ${formatCount(certain)} of ${countOf(orders.length, 'pool')}`,
    ...tried
      .slice(0, 1)
      .map((one) => `and on ${formatCount(tried.length)} in each of ${one.tried} random orders`),
    ...open.flatMap(formatOrder),
  ];
}

/** Only the pools where an order was found that leaves a pod without a node. */
export function formatRefutedOrders(orders: readonly PoolOrder[]): readonly string[] {
  return orders.filter(isRefuted).flatMap(formatOrder);
}

function isRefuted({ proof, tried, placed }: PoolOrder): boolean {
  return proof === 'tried' && placed < tried;
}

function formatOrder(order: PoolOrder): readonly string[] {
  const { cluster, pool, proof, tried, placed } = order;
  const name = redact(`${cluster}/${pool}`);
  const verdict =
    proof === 'unknown'
      ? 'not proved, with too many pods to try'
      : `${formatCount(tried - placed)} of ${formatCount(tried)} random orders ${tried - placed === 1 ? 'leaves' : 'leave'} a pod without a node`;
  return [`${name}: ${verdict}`, ...formatRemedy(order)];
}

function formatRemedy({ proof, purchase }: PoolOrder): readonly string[] {
  if (purchase === undefined) return [];
  const { nodes, usdPerMonth } = purchase;
  const fits = proof === 'unknown' ? 'any order would do' : 'each of them would do';
  const price = `${formatUsd(usdPerMonth)} USD a month`;
  return [`(with ${countOf(nodes, 'more node')} ${fits}, for ${price})`];
}
