import fc from 'fast-check';
import { expect, test } from 'vitest';

import { parseDuration } from '../../compiler/model/duration.ts';

test.each([
  ['0s', 0],
  ['500ms', 500],
  ['30s', 30_000],
  ['5m', 300_000],
  ['1m30s', 90_000],
  ['2h', 7_200_000],
  ['1h1m1s1ms', 3_661_001],
  ['999999999h', 999_999_999 * 3_600_000],
])('%s', (text, milliseconds) => {
  expect(parseDuration(text)).toBe(milliseconds);
});

test.each([
  '',
  's',
  '30',
  '30 s',
  '-5s',
  '1.5h',
  '5d',
  '1µs',
  '5S',
  '30s ',
  '1h-2h',
  '1234567890s',
  '1s1s1s1s1s',
])('no duration: "%s"', (text) => {
  expect(parseDuration(text)).toBeUndefined();
});

test('parts add up', () => {
  const part = fc.tuple(fc.nat(999_999), fc.constantFrom('ms', 's', 'm', 'h'));
  fc.assert(
    fc.property(part, part, ([a, left], [b, right]) => {
      const [first, second] = [`${a}${left}`, `${b}${right}`];
      expect(parseDuration(first + second)).toBe(
        (parseDuration(first) ?? NaN) + (parseDuration(second) ?? NaN),
      );
    }),
  );
});
