import { randomNumbers } from '../../compiler/place/vector-packing/random-numbers.ts';

/** Random numbers of a seed; the first ones are left out, since those of neighbouring seeds are alike. */
export function warmedNumbers(seed: number): (below: number) => number {
  const next = randomNumbers(seed * 7_919);
  for (let step = 0; step < 20; step++) next(2);
  return next;
}
