/**
 * Numbers that look random and are the same in every run: a function that gives a whole number from 0 to below its
 * argument. Marsaglia's xorshift of 32 bits; searches need no better.
 */
export function randomNumbers(seed: number): (below: number) => number {
  let state = seed | 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}
