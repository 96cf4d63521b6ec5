import { formatCount } from './count.ts';

/** US dollars with commas between thousands, and with cents where there are any, so that differences add up. */
export function formatUsd(amount: number): string {
  const [whole = '0', cents = '00'] = amount.toFixed(2).split('.');
  return cents === '00' ? formatCount(Number(whole)) : `${formatCount(Number(whole))}.${cents}`;
}
