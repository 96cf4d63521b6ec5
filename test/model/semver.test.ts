import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareVersions } from '../../compiler/model/semver.ts';

/** The order that the specification of SemVer 2.0 gives as its example, and a little more. */
const ordered = [
  '0.9.9',
  '1.0.0-1',
  '1.0.0-2',
  '1.0.0-10',
  '1.0.0-alpha',
  '1.0.0-alpha.1',
  '1.0.0-alpha.beta',
  '1.0.0-beta',
  '1.0.0-beta.2',
  '1.0.0-beta.11',
  '1.0.0-rc.1',
  '1.0.0',
  '1.0.1',
  '1.2.0',
  '1.10.0',
  '2.0.0',
  '10.0.0',
  '99999999999999999999.0.0',
  '100000000000000000000.0.0',
];

test('orders versions as SemVer does', () => {
  for (const [index, one] of ordered.entries()) {
    for (const [position, other] of ordered.entries()) {
      expect(Math.sign(compareVersions(one, other)), `${one} and ${other}`).toBe(
        Math.sign(index - position),
      );
    }
  }
});

test.each([
  ['1.0.0+a', '1.0.0+b'],
  ['1.0.0', 'latest'],
  ['1.0', '2.0.0'],
  ['', ''],
])('does not order %j and %j', (one, other) => {
  expect(compareVersions(one, other)).toBe(0);
  expect(compareVersions(other, one)).toBe(0);
});

test('is an order: of any three, no two steps contradict the third', () => {
  const part = fc.constantFrom('0', '1', '2', '10');
  const pre = fc.constantFrom('', '-a', '-a.1', '-1', '-1.a', '-b');
  const version = fc.tuple(part, part, part, pre).map(([x, y, z, p]) => `${x}.${y}.${z}${p}`);
  fc.assert(
    fc.property(version, version, version, (a, b, c) => {
      expect(Math.sign(compareVersions(a, b))).toBe(-Math.sign(compareVersions(b, a)) + 0);
      if (compareVersions(a, b) <= 0 && compareVersions(b, c) <= 0) {
        expect(compareVersions(a, c)).toBeLessThanOrEqual(0);
      }
    }),
  );
});
