import { describe, expect, test } from 'vitest';

import { parseSources } from '../../compiler/load/parse-sources.ts';
import { findingsInText } from '../support/bad-input.ts';
import { estate } from '../support/estate.ts';

/** Schemas say whether a name may stand here; loading must keep it as a key and as nothing else. */
function expectOwnKey(key: string): void {
  const text = `spec:\n  ${key}: {polluted: yes}\n`;
  expect(findingsInText(text)).toEqual([]);
  const { documents } = parseSources(estate({ 'agents/a.yaml': text })).value;
  const spec = specOf(documents[1]?.value);
  expect(Object.getOwnPropertyDescriptor(spec, key)).toMatchObject({
    value: { polluted: 'yes' },
    enumerable: true,
  });
  expect(Object.getPrototypeOf(spec)).toBe(Object.prototype);
  expect({}).not.toHaveProperty('polluted');
}

function specOf(value: unknown): object {
  if (typeof value === 'object' && value !== null && 'spec' in value) {
    if (typeof value.spec === 'object' && value.spec !== null) return value.spec;
  }
  throw new Error('The document has no spec.');
}

test('__proto__', () => {
  expect(findingsInText('spec:\n  __proto__: {polluted: yes}\n')).toEqual([
    '2:3 load/reserved-key',
  ]);
  expect(findingsInText('{"spec": {"__proto__": {"polluted": true}}}')).toEqual([
    '1:11 load/reserved-key',
  ]);
});

test('constructor.prototype', () => {
  expectOwnKey('constructor');
  const text = 'constructor:\n  prototype: {polluted: yes}\n';
  expect(findingsInText(text)).toEqual([]);
  expect({}).not.toHaveProperty('polluted');
});

describe('names that every object has are keys like any other', () => {
  test.each(['hasOwnProperty', 'toString', 'toJSON', 'then', 'length', 'valueOf'])('%s', (key) => {
    expectOwnKey(key);
  });

  test('and are no duplicates of what an object has anyway', () => {
    expect(findingsInText('toString: 1\nvalueOf: 2\n')).toEqual([]);
    expect(findingsInText('toString: 1\ntoString: 2\n')).toEqual(['2:1 load/duplicate-key']);
  });
});

test('__proto__ under <<', () => {
  expect(findingsInText('a:\n  <<: {__proto__: {polluted: yes}}\n')).toEqual([
    '2:3 load/merge-key',
    '2:8 load/reserved-key',
  ]);
});
