import fc from 'fast-check';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';

import { outOfRange, resolveScalar } from '../../compiler/load/resolve-scalar.ts';

describe('resolveScalar', () => {
  test.each([
    ['', null],
    ['~', null],
    ['null', null],
    ['NULL', null],
    ['nULL', 'nULL'],
    ['true', true],
    ['False', false],
    ['yes', 'yes'],
    ['no', 'no'],
    ['on', 'on'],
    ['0', 0],
    ['-0', 0],
    ['-0.0', 0],
    ['-1', -1],
    ['+1', 1],
    ['0x1F', 31],
    ['0o17', 15],
    ['0777', 777],
    ['1_000', '1_000'],
    ['1.5', 1.5],
    ['.5', 0.5],
    ['1e3', 1000],
    ['1E', '1E'],
    ['1n', '1n'],
    ['100m', '100m'],
    ['1Gi', '1Gi'],
    ['0.5Mi', '0.5Mi'],
    ['-5s', '-5s'],
    ['1.2.3', '1.2.3'],
    ['12:30', '12:30'],
    ['2026-01-01', '2026-01-01'],
    ['-', '-'],
    ['.', '.'],
    ['9007199254740991', 2 ** 53 - 1],
  ])('%s', (text, value) => {
    expect(resolveScalar(text)).toBe(value);
  });

  test.each([
    '.nan',
    '.NaN',
    '.inf',
    '-.INF',
    '1e309',
    '-1e309',
    '9007199254740992',
    '-9007199254740993',
    '9223372036854775808',
    `0x${'f'.repeat(400)}`,
    '9'.repeat(400),
  ])('%s is out of range', (text) => {
    expect(resolveScalar(text)).toBe(outOfRange);
  });

  test('agrees with the core schema of js-yaml on any text', () => {
    const texts = fc.oneof(
      fc.stringMatching(/^[-+.0-9eExXoOabfnN~]{0,10}$/),
      fc.double().map(String),
      fc.constantFrom('null', 'Null', 'true', 'TRUE', 'False', 'NaN', '.nan', 'Infinity'),
    );
    // By itself behind a key, a dash would start a list.
    const plain = texts.filter((text) => text !== '-');
    fc.assert(
      fc.property(plain, (text) => {
        const expected = load(`[ ${text} ]`);
        const value = resolveScalar(text);
        if (value === outOfRange) expect(expected).not.toSatisfy(isExact);
        else expect([value]).toEqual(text === '' ? [null] : withoutMinusZero(expected));
      }),
      { numRuns: 2000 },
    );
  });
});

function isExact(list: unknown): boolean {
  return Array.isArray(list) && Number.isSafeInteger(list[0]);
}

function withoutMinusZero(list: unknown): unknown {
  return Array.isArray(list) && list[0] === 0 ? [0] : list;
}
