import { dump, parseEvents } from 'js-yaml';
import * as generated from '#yaml-parser';
import fc from 'fast-check';
import { expect, test } from 'vitest';

/** `#yaml-parser` is js-yaml with one statement rewritten by the build: it must parse exactly as js-yaml does. */

const options = { maxDepth: 64 };

function outcome(parse: typeof parseEvents, text: string): unknown {
  try {
    return parse(text, options);
  } catch (error) {
    return error instanceof Error ? error.message : error;
  }
}

test('gives the events of js-yaml for whatever js-yaml writes', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue(), { minLength: 1, maxLength: 3 }), (values) => {
      const text = values.map((value) => dump(value)).join('---\n');
      expect(outcome(generated.parseEvents, text)).toEqual(outcome(parseEvents, text));
    }),
    { numRuns: 500 },
  );
});

test('gives the events and the errors of js-yaml for arbitrary text', () => {
  const pieces = fc.constantFrom(
    'a',
    'key',
    ': ',
    '- ',
    '\n',
    '  ',
    '\t',
    '[',
    ']',
    '{',
    '}',
    ',',
    '"',
    "'",
    '|',
    '>',
    '#',
    '&x ',
    '*x',
    '!t ',
    '? ',
    '---\n',
    '%YAML 1.2\n',
    '\r\n',
    'é',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
      const text = parts.join('');
      expect(outcome(generated.parseEvents, text)).toEqual(outcome(parseEvents, text));
    }),
    { numRuns: 2000 },
  );
});

test('obeys the depth that it is given', () => {
  expect(outcome(generated.parseEvents, '['.repeat(70))).toMatch(/maxDepth \(64\)/);
  expect(() => generated.parseEvents('['.repeat(70) + ']'.repeat(70), {})).not.toThrow();
});
