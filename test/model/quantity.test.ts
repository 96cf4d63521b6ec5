import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  formatBytes,
  formatMilliCpu,
  parseBytes,
  parseFractionalMilliCpu,
  parseMilliCpu,
  parseQuantity,
} from '../../compiler/model/quantity.ts';

describe('amounts as Kubernetes reads them', () => {
  // Text, units, and what Value() and MilliValue() of apimachinery's Quantity give.
  test.each<[string | number, number, number, number]>([
    ['0', 0, 0, 0],
    ['1', 1, 1, 1000],
    ['100m', 0.1, 1, 100],
    ['0.1', 0.1, 1, 100],
    ['1500m', 1.5, 2, 1500],
    ['0.5', 0.5, 1, 500],
    ['.5', 0.5, 1, 500],
    ['5.', 5, 5, 5000],
    ['1u', 1e-6, 1, 1],
    ['1n', 1e-9, 1, 1],
    ['250u', 0.00025, 1, 1],
    ['1k', 1000, 1000, 1_000_000],
    ['1Ki', 1024, 1024, 1_024_000],
    ['1.1k', 1100, 1100, 1_100_000],
    ['0.5Mi', 524_288, 524_288, 524_288_000],
    ['128Mi', 134_217_728, 134_217_728, 134_217_728_000],
    ['1M', 1_000_000, 1_000_000, 1_000_000_000],
    ['1Gi', 1_073_741_824, 1_073_741_824, 1_073_741_824_000],
    ['0.3Gi', 322_122_547.2, 322_122_548, 322_122_547_200],
    ['1e3', 1000, 1000, 1_000_000],
    ['12E2', 1200, 1200, 1_200_000],
    ['1e-3', 0.001, 1, 1],
    ['1E+2', 100, 100, 100_000],
    ['1e-20', 1e-20, 1, 1],
    [2, 2, 2, 2000],
    [0.1, 0.1, 1, 100],
    [1e-7, 1e-7, 1, 1],
  ])('%s', (text, units, whole, milli) => {
    expect(parseQuantity(text)).toBe(units);
    expect(parseBytes(text)).toBe(whole);
    expect(parseMilliCpu(text)).toBe(milli);
  });

  test('1E is an exabyte, not an exponent', () => {
    expect(parseQuantity('1E')).toBe(1e18);
    expect(parseQuantity('1Ei')).toBe(2 ** 60);
    expect(parseQuantity('1P')).toBe(1e15);
  });

  test.each([
    '',
    '.',
    'm',
    '1g',
    '1_000',
    '-1',
    '+1',
    '1 ',
    ' 1',
    '1mm',
    '1Kib',
    '0x10',
    '1e',
    '1e1e1',
    'NaN',
    'Infinity',
    '100m-200m',
    '1,5',
    '١',
  ])('no quantity: "%s"', (text) => {
    expect(parseQuantity(text)).toBeUndefined();
    expect(parseBytes(text)).toBeUndefined();
    expect(parseMilliCpu(text)).toBeUndefined();
  });

  test('no number that is not finite, or negative', () => {
    for (const number of [NaN, Infinity, -Infinity, -1])
      expect(parseQuantity(number)).toBeUndefined();
  });

  test('what cannot be counted exactly has no whole amount', () => {
    expect(parseBytes('9007199254740991')).toBe(Number.MAX_SAFE_INTEGER);
    expect(parseBytes('9007199254740992')).toBeUndefined();
    expect(parseBytes('8Pi')).toBeUndefined();
    expect(parseBytes('1E')).toBeUndefined();
    expect(parseBytes('1e999')).toBeUndefined();
    expect(parseMilliCpu('9007199254740')).toBe(9_007_199_254_740_000);
    expect(parseMilliCpu('9007199254741')).toBeUndefined();
  });

  test('fractions of a millicore', () => {
    expect(parseFractionalMilliCpu('250u')).toBe(0.25);
    expect(parseFractionalMilliCpu('1n')).toBe(0.000001);
    expect(parseFractionalMilliCpu('100m')).toBe(100);
    expect(parseFractionalMilliCpu('x')).toBeUndefined();
  });
});

describe('texts', () => {
  test.each([
    [0, '0'],
    [1, '1m'],
    [250, '250m'],
    [1000, '1'],
    [1500, '1500m'],
    [16_000, '16'],
  ])('%i millicores', (milliCpu, text) => {
    expect(formatMilliCpu(milliCpu)).toBe(text);
  });

  test.each([
    [0, '0'],
    [1, '1'],
    [1000, '1000'],
    [1024, '1Ki'],
    [1536, '1536'],
    [134_217_728, '128Mi'],
    [1_073_741_824, '1Gi'],
    [2 ** 40, '1Ti'],
    [2 ** 50, '1024Ti'],
  ])('%i bytes', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });

  const amount = fc.integer({ min: 0, max: 2 ** 50 });

  test('are read back as they were', () => {
    fc.assert(fc.property(amount, (bytes) => parseBytes(formatBytes(bytes)) === bytes));
    fc.assert(
      fc.property(amount, (milliCpu) => parseMilliCpu(formatMilliCpu(milliCpu)) === milliCpu),
    );
  });

  test('of whole amounts with any suffix are exact', () => {
    const suffix = fc.constantFrom('k', 'M', 'G', 'T', 'Ki', 'Mi', 'Gi', 'Ti');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4000 }), suffix, (count, unit) => {
        const one = parseBytes(`1${unit}`) ?? NaN;
        expect(parseBytes(`${count}${unit}`)).toBe(count * one);
      }),
    );
  });

  test('larger amounts never become smaller ones', () => {
    const text = fc.tuple(fc.nat(9999), fc.constantFrom('m', '', 'k', 'Mi', 'G'));
    fc.assert(
      fc.property(text, ([count, unit]) => {
        const less = parseBytes(`${count}${unit}`) ?? NaN;
        const more = parseBytes(`${count + 1}${unit}`) ?? NaN;
        expect(more).toBeGreaterThanOrEqual(less);
      }),
    );
  });
});
