import { divideByLargestRemainder } from '../../model/largest-remainder.ts';

/** Whole numbers of a given sum, rounded by largest remainder. */
export function wholeParts(values: readonly number[], total: number): number[] {
  const floors = values.map((value) => Math.floor(value + 1e-6));
  const missing = total - floors.reduce((a, b) => a + b, 0);
  // Where a group lost an agent to another, its largest parts give way.
  if (missing < 0) return divideByLargestRemainder(total, floors);
  // In millionths, so that the remainders are whole numbers.
  const rests = values.map((value, index) => {
    return Math.max(0, Math.round((value - (floors[index] ?? 0)) * 1e6));
  });
  const extra = divideByLargestRemainder(missing, rests);
  return floors.map((floor, index) => floor + (extra[index] ?? 0));
}
