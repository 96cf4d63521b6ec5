import { expect, test } from 'vitest';
import { readObligation } from '../../compiler/model/obligation.ts';

test.each([
  ['flag', true, true],
  ['flag', 'yes', undefined],
  ['flag', 1, undefined],
  ['bytes', '10M', 10_000_000],
  ['bytes', '10Mi', 10_485_760],
  ['bytes', 512, 512],
  ['bytes', 'large', undefined],
  ['bytes', true, undefined],
  ['days', '184d', 184],
  ['days', '184', undefined],
  ['days', '24h', undefined],
  ['days', 184, undefined],
  ['days', true, undefined],
  ['number', 3, 3],
  ['number', '3', undefined],
  ['number', true, undefined],
] as const)('%s of %s is %s', (kind, value, read) => {
  expect(readObligation(kind, value)).toBe(read);
});
