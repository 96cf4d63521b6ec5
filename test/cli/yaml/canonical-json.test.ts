import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from '../../../compiler/cli/yaml/canonical-json.ts';

test('the order of keys does not matter, that of a list does', () => {
  expect(canonicalJson({ a: 1, b: [1, 2] })).toBe(canonicalJson({ b: [1, 2], a: 1 }));
  expect(canonicalJson([1, 2])).not.toBe(canonicalJson([2, 1]));
});

test.each([
  [{}, []],
  [{ a: 1 }, [['a', 1]]],
  [{ '': [] }, {}],
  [JSON.parse('{"__proto__": 1}'), {}],
])('%j is not %j', (one: unknown, other: unknown) => {
  expect(canonicalJson(one)).not.toBe(canonicalJson(other));
});

test('equal texts are equal values', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
      const isSame = canonicalJson(one) === canonicalJson(other);
      // JSON knows no negative zero.
      const asRead = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
      if (isSame) expect(asRead(one)).toEqual(asRead(other));
      else expect(asRead(one)).not.toEqual(asRead(other));
    }),
  );
});
