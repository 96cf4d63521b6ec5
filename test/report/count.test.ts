import { expect, test } from 'vitest';
import { countOf, formatCount } from '../../compiler/report/count.ts';

test.each([
  [0, '0'],
  [999, '999'],
  [1000, '1,000'],
  [30_000, '30,000'],
  [1_234_567, '1,234,567'],
])('%i is %s', (count, text) => {
  expect(formatCount(count)).toBe(text);
});

test('a noun follows its number', () => {
  expect(countOf(0, 'file')).toBe('0 files');
  expect(countOf(1, 'file')).toBe('1 file');
  expect(countOf(2000, 'file')).toBe('2,000 files');
  expect(countOf(1, 'loss', 'losses')).toBe('1 loss');
  expect(countOf(2, 'loss', 'losses')).toBe('2 losses');
});
