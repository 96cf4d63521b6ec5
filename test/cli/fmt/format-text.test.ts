import fc from 'fast-check';
import { loadAll } from 'js-yaml';
import { stringify } from 'yaml';
import { describe, expect, test } from 'vitest';
import { formatText as formatOrdered } from '../../../compiler/cli/fmt/format-text.ts';
import { keyOrders } from '../../../compiler/cli/fmt/key-order.ts';
import { publishedSchemas } from '../../../compiler/cli/schema/published-schemas.ts';

const orders = keyOrders(publishedSchemas());

function formatText(text: string): string | undefined {
  return formatOrdered(orders, text);
}

describe('canonical form', () => {
  test.each([
    ['indentation and lists', 'a:\n    - b:   1\n', 'a:\n  - b: 1\n'],
    ['braces and brackets', 'a: [ x,y ]\nb: {c: 1}\n', 'a: [x, y]\nb: { c: 1 }\n'],
    ['a nothing is written out', 'a:\nb: {c: }\n', 'a: null\nb: { c: null }\n'],
    ['needless quotes go', 'a: "word"\n"b": \'two words\'\n', 'a: word\nb: two words\n'],
    ['other quotes are double', "a: 'x: y'\n", 'a: "x: y"\n'],
    ['quotes that save an escape stay', 'a: \'say "x"\'\n', 'a: \'say "x"\'\n'],
    ['several blank lines are one', 'a: 1\n\n\nb: 2\n', 'a: 1\n\nb: 2\n'],
    ['several documents', 'a:   1\n---\nb:   2\n', 'a: 1\n---\nb: 2\n'],
    [
      'the outer keys of a definition, with their comments',
      'spec: {} # s\n# k\nkind: Agent\nmetadata:\n  # d\n  description: x\n  name: y\napiVersion: v\n',
      'apiVersion: v\n# k\nkind: Agent\nmetadata:\n  name: y\n  # d\n  description: x\nspec: {} # s\n',
    ],
    ['no keys of other mappings', 'spec: 1\nkind: 2\n', 'spec: 1\nkind: 2\n'],
  ])('%s', (_, before, after) => {
    expect(formatText(before)).toBe(after);
    expect(formatText(after)).toBe(after);
  });

  test('the keys of an agent at every level, as its schema has them', () => {
    const after = `# An agent.
apiVersion: adac.dev/v2
kind: Agent
metadata:
  name: writer
  owners: [desk]
spec:
  framework: langgraph
  # The image comes from the project.
  runtime: { image: small, handler: agents.write }
  inputs:
    # What authors name keeps their order.
    zebra: { schema: text, required: true }
    apple:
      schema: { type: object, properties: { b: { type: string }, a: { type: string } } }
      description: Nothing of a schema moves.
  limits:
    timeout: 30s # long enough
    maxSteps: 20
`;
    const before = `# An agent.
apiVersion: adac.dev/v2
spec:
  limits:
    maxSteps: 20
    timeout: 30s # long enough
  inputs:
    # What authors name keeps their order.
    zebra: {required: true, schema: text}
    apple:
      description: Nothing of a schema moves.
      schema: {type: object, properties: {b: {type: string}, a: {type: string}}}
  # The image comes from the project.
  runtime: {handler: agents.write, image: small}
  framework: langgraph
metadata:
  owners: [desk]
  name: writer
kind: Agent
`;
    expect(formatText(before)).toBe(after);
    expect(formatText(after)).toBe(after);
  });

  test('an older document keeps the order of its author', () => {
    const text = 'name: Writer\nagent_id: writer\n';
    expect(formatText(text)).toBe(text);
  });
});

describe('what stays as it is', () => {
  test.each([
    [
      'texts that look like something else',
      'a: "5"\nb: "no"\nc: "1.0"\nd: "null"\ne: "2026-01-01"\n',
    ],
    ['ways to write a number', 'a: 0x1F\nb: 1e3\nc: 1.50\nd: -0\n'],
    ['a literal text', 'a: |\n  one\n    two\n\n  three\nb: 1\n'],
    ['a literal text that keeps its end', 'a: |+\n  one\n\n\nb: 1\n'],
    ['a folded text and its lines', 'a: >-\n  one\n  two\n\n  three\n'],
    ['an indicated indentation', 'a: |2\n    one\n  two\n'],
    ['a comment at a block text', 'a: | # why\n  # no comment\n'],
    ['quoted text over lines', 'a: "one\n  two"\n'],
    ['CRLF', 'a: 1\r\n# c\r\nb: |\r\n  x\r\n'],
    ['a byte order mark', '\ufeffa: 1\n'],
  ])('%s', (_, text) => {
    expect(formatText(text)).toBe(text);
  });

  test('a block text moves with its key', () => {
    expect(formatText('a:\n    - b: |\n          x\n            y\n      c: 1\n')).toBe(
      'a:\n  - b: |\n      x\n        y\n    c: 1\n',
    );
  });

  test.each(['a: &b 1\n', 'a: *b\n', 'a: [\n', 'a: 1\na: 2\n', ''])(
    'a text with findings: %j',
    (text) => {
      expect(formatText(text)).toBeUndefined();
    },
  );
});

const text = fc.oneof(
  fc.constantFrom(
    '5',
    'no',
    '',
    ' x',
    'x ',
    'a: b',
    '# c',
    '- x',
    '{{x}}',
    "it's",
    '"',
    '\\',
    '~',
    '0x1',
  ),
  fc.stringMatching(/^[a-z \n:#'"-]{0,30}$/),
);
const value = fc.letrec((tie) => ({
  any: fc.oneof({ maxDepth: 4 }, tie('leaf'), tie('list'), tie('mapping')),
  leaf: fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null)),
  list: fc.array(tie('any'), { maxLength: 4 }),
  mapping: fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), tie('any'), { maxKeys: 5 }),
})).mapping;
const layout = fc.record({
  indent: fc.integer({ min: 1, max: 6 }),
  indentSeq: fc.boolean(),
  singleQuote: fc.boolean(),
  lineWidth: fc.constantFrom(0, 20, 80),
  blockQuote: fc.constantFrom(true, false, 'folded' as const, 'literal' as const),
});

test('random documents keep their values, and their form once it is canonical', () => {
  let formatted = 0;
  fc.assert(
    fc.property(value, layout, (document, options) => {
      const before = stringify(document, options);
      const after = formatText(before);
      if (after === undefined) return;
      formatted++;
      expect(loadAll(after)).toEqual(loadAll(before));
      expect(formatText(after)).toBe(after);
    }),
    { numRuns: 200 },
  );
  expect(formatted).toBeGreaterThan(180);
});

test('no comment is lost, wherever it stands', () => {
  fc.assert(
    fc.property(value, fc.array(fc.nat(), { maxLength: 5 }), (document, places) => {
      const lines = stringify(document, { blockQuote: false, lineWidth: 0 }).split('\n');
      for (const [index, place] of places.entries()) {
        const target = place % lines.length;
        lines.splice(target, 0, `${/^ */.exec(lines[target] ?? '')?.[0] ?? ''}# note ${index}`);
      }
      const after = formatText(lines.join('\n'));
      if (after === undefined) return;
      for (const index of places.keys()) expect(after).toContain(`# note ${index}`);
    }),
    { numRuns: 150 },
  );
});
