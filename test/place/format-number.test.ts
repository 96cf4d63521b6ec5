import { expect, test } from 'vitest';
import { formatCount, formatUsd, plural } from '../../compiler/place/format-number.ts';

test('counts have commas between thousands', () => {
  expect([0, 999, 1000, 22_500, 1_234_567].map(formatCount)).toEqual([
    '0',
    '999',
    '1,000',
    '22,500',
    '1,234,567',
  ]);
});

test('money has cents where there are any', () => {
  expect([0, 146, 58.4, 1204.5, 0.05].map(formatUsd)).toEqual([
    '0',
    '146',
    '58.40',
    '1,204.50',
    '0.05',
  ]);
});

test('one is singular', () => {
  expect([plural(1, 'agent'), plural(0, 'agent'), plural(20_999, 'agent')]).toEqual([
    '1 agent',
    '0 agents',
    '20,999 agents',
  ]);
});
