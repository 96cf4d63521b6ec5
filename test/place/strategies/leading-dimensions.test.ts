import { describe, expect, test } from 'vitest';
import { leadingOf } from '../../../compiler/place/strategies/leading-dimensions.ts';

describe('leading dimensions', () => {
  test('are those of which something takes the largest share', () => {
    expect(
      leadingOf([
        [0.1, 0.2],
        [0.5, 0.1],
        [0.2, 0.6],
        [0.2, 0.3],
      ]),
    ).toEqual([1, 2]);
  });

  test('of equal ones the first leads', () => {
    expect(leadingOf([[0.3], [0.3], [0.1]])).toEqual([0]);
  });

  test('there are none of nothing', () => {
    expect(leadingOf([])).toEqual([]);
  });
});
