import type { PoolOrder } from '../model/placed-program.ts';

/** Whether the scheduler fills a pool in any order, for machines: every key is there. */
export interface OrderSummary extends Omit<PoolOrder, 'purchase'> {
  /** Nodes with which each of the orders would place everything; null where none are needed or no number is known. */
  readonly purchase: NonNullable<PoolOrder['purchase']> | null;
}

/** Sums the proof of a pool up. */
export function summarizeOrder({ purchase, ...order }: PoolOrder): OrderSummary {
  return { ...order, purchase: purchase ?? null };
}
