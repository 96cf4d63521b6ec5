/** A whole number with commas between thousands: 22,500. */
export function formatCount(count: number): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/g, ',');
}

/** A number of things: `1 node`, `22,500 agents`. */
export function plural(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** An amount of money with cents where it has any: 1,204.50. */
export function formatUsd(usd: number): string {
  const cents = Math.round(usd * 100);
  const whole = formatCount(Math.trunc(cents / 100));
  return cents % 100 === 0 ? whole : `${whole}.${String(cents % 100).padStart(2, '0')}`;
}
