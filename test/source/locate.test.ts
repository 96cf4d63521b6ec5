import fc from 'fast-check';
import { dump, load } from 'js-yaml';
import { describe, expect, test } from 'vitest';

import { followPath } from '../../compiler/source/follow-path.ts';
import { locate } from '../../compiler/source/locate.ts';
import type { NodePlace, Path } from '../../compiler/source/place.ts';
import type { Span } from '../../compiler/source/span.ts';
import { syntaxTree } from '../../compiler/source/syntax-tree.ts';

type Options = Partial<Omit<NodePlace, 'path' | 'document'>> & { index?: number };

/** The text at a place of a file. */
function textAt(text: string, path: Path, { index = 0, ...options }: Options = {}): string {
  const file = { path: 'agents/a.yaml', text };
  const { span } = locate({ document: { file, index }, path, ...options });
  return text.slice(span.start, span.end);
}

describe('values', () => {
  test.each<[string, string, Path, string]>([
    ['a plain text', 'a: one two # remark\nb: 2\n', ['a'], 'one two'],
    ['the last one', 'a: 1\nb: 2', ['b'], '2'],
    ['a nested value', 'a:\n  b:\n    c: deep\n', ['a', 'b', 'c'], 'deep'],
    ['a list item', 'a:\n  - x\n  - y\n', ['a', 1], 'y'],
    ['a mapping in a list', 'a:\n- b: 1\n  c: 2\n- b: 3\n', ['a', 0], 'b: 1\n  c: 2'],
    ['a list in a list', '- - 1\n  - 2\n- 3\n', [0, 1], '2'],
    ['single quotes', "a: 'it''s'\n", ['a'], "'it''s'"],
    ['double quotes', 'a: "x\\ty"\n', ['a'], '"x\\ty"'],
    ['a value below a quoted key', '"a b": 1\n', ['a b'], '1'],
    ['a value below an escaped key', '"a\\tb": 1\n', ['a\tb'], '1'],
    ['a text over several lines', 'a: one\n  two\nb: 3\n', ['a'], 'one\n  two'],
    ['a mapping in block style', 'a:\n  b: 1\n  c: 2\nd: 3\n', ['a'], 'b: 1\n  c: 2'],
    ['a list in block style', 'a:\n  - 1\n  - 2 # two\nb: 3\n', ['a'], '- 1\n  - 2'],
    ['a mapping in flow style', 'a: {b: 1, c: [2, 3]} # x\n', ['a'], '{b: 1, c: [2, 3]}'],
    ['a list in flow style', 'a: {b: 1, c: [2, 3]}\n', ['a', 'c'], '[2, 3]'],
    ['an item in flow style', 'a: {b: 1, c: [2, 3]}\n', ['a', 'c', 1], '3'],
    ['an empty list', 'a: []\nb: 1\n', ['a'], '[]'],
    ['an empty mapping', 'a: {  }\n', ['a'], '{  }'],
    ['brackets in comments', 'a: [1, # ]\n  2 ]\n', ['a'], '[1, # ]\n  2 ]'],
    ['brackets in quotes', 'a: ["]", "}"]\n', ['a'], '["]", "}"]'],
    ['a pair in a list', 'a: [b: 1, c]\n', ['a', 0], 'b: 1'],
    ['the value of a pair in a list', 'a: [b: 1, c]\n', ['a', 0, 'b'], '1'],
    ['what follows a pair in a list', 'a: [b: [1], c]\nd: 4\n', ['a'], '[b: [1], c]'],
    ['JSON', '{\n\t"a": [\n\t\ttrue\n\t]\n}\n', ['a', 0], 'true'],
    ['a literal block: its text', 'a: |\n  one\n  two\nb: 3\n', ['a'], 'one\n  two'],
    ['a folded block with marks', 'a: >- # why\n  one\n\n\nb: 3\n', ['a'], 'one'],
    ['a block that keeps its end', 'a: |+\n  one\n\nb: 3\n', ['a'], 'one'],
    ['a block after a comment', 'a: # | >\n  |\n  one\n', ['a'], 'one'],
    ['a block below a list', '- |\n  one\n- two\n', [0], 'one'],
    ['what follows a block', 'a: |\n  - one\nb:\n  - two\n', ['b', 0], 'two'],
    ['an empty block', 'a: |\nb: 3\n', ['a'], '|'],
    ['an explicit key', '? a\n: 1\n', ['a'], '1'],
    ['Windows line ends', 'a: 1\r\nb:\r\n  - x\r\n  - y\r\n', ['b', 1], 'y'],
    ['a block with Windows line ends', 'a: |\r\n  one\r\n\r\nb: 2\r\n', ['a'], 'one'],
    ['a file with a byte order mark', '\ufeffa: 1\n', ['a'], '1'],
    ['characters beyond the basic plane', 'a: 😀😀\nb: x\n', ['b'], 'x'],
    ['the root', '# top\na: 1\nb: 2\n', [], 'a: 1\nb: 2'],
    ['a root that is a scalar', '--- text\n', [], 'text'],
    ['a number as a key', '1: one\n', ['1'], 'one'],
    ['a number as a step of the path', '1: one\n', [1], 'one'],
  ])('%s', (_name, text, path, expected) => {
    expect(textAt(text, path)).toBe(expected);
  });
});

describe('what is left out', () => {
  test.each<[string, string, Path, string]>([
    ['a value: its key', 'a:\nb: 1\n', ['a'], 'a'],
    ['a value in flow style: its key', '{a: , b: 1}', ['a'], 'a'],
    ['an item: its dash', 'a:\n  - 1\n  -\n  - 3\n', ['a', 1], '-'],
    ['a nested item: its dash', '- -\n  - 1\n', [0, 0], '-'],
  ])('%s', (_name, text, path, expected) => {
    expect(textAt(text, path)).toBe(expected);
  });
});

describe('a path that leads nowhere', () => {
  test.each<[string, string, Path, string]>([
    ['the key of the nearest parent', 'a:\n  b: 1\n', ['a', 'x', 'y'], 'a'],
    ['the key of a scalar', 'a: 1\n', ['a', 'x'], 'a'],
    ['the whole item of a list', 'a:\n  - b: 1\n', ['a', 0, 'x'], 'b: 1'],
    ['the key above a short list', 'a: [1]\n', ['a', 1], 'a'],
    ['the root where nothing fits', 'a: 1\n', ['x'], 'a: 1'],
    ['names of the prototype are no keys', 'a: 1\n', ['constructor'], 'a: 1'],
    ['properties of lists are no items', 'a: [1]\n', ['a', 'length'], 'a'],
  ])('%s', (_name, text, path, expected) => {
    expect(textAt(text, path)).toBe(expected);
  });

  test('the start of a file that holds no such document', () => {
    const file = { path: 'agents/a.yaml', text: 'a: 1\n' };
    expect(locate({ document: { file, index: 3 }, path: ['a'] }).span).toEqual({
      start: 0,
      end: 0,
    });
  });

  test('the start of a file that is not YAML', () => {
    const file = { path: 'agents/a.yaml', text: 'a: [\n' };
    expect(locate({ document: { file, index: 0 }, path: ['a'] }).span).toEqual({
      start: 0,
      end: 0,
    });
  });
});

describe('keys', () => {
  test.each<[string, string, Path, string]>([
    ['plain', 'a:\n  bc: 1\n', ['a', 'bc'], 'bc'],
    ['quoted', 'a:\n  "b c": 1\n', ['a', 'b c'], '"b c"'],
    ['in flow style', '{a: {b: 1}}', ['a', 'b'], 'b'],
    ['of a mapping', 'a:\n  b: 1\n', ['a'], 'a'],
    ['missing: the key of the parent', 'a:\n  b: 1\n', ['a', 'x'], 'a'],
    ['of an item, which has none', 'a: [1]\n', ['a', 0], '1'],
    ['reserved', 'a: 1\ntoString: 2\n', ['toString'], 'toString'],
  ])('%s', (_name, text, path, expected) => {
    expect(textAt(text, path, { part: 'key' })).toBe(expected);
  });
});

describe('documents', () => {
  const text = 'a: 1\n---\n# remark\na:\n  - 2\n---\n---\na: 4\n...\n';

  test.each([
    [0, '1'],
    [1, '- 2'],
    [3, '4'],
  ])('value of document %i', (index, expected) => {
    expect(textAt(text, ['a'], { index })).toBe(expected);
  });

  test('a span of a file stays what it is', () => {
    const file = { path: 'agents/a.yaml', text };
    const place = { file, span: { start: 3, end: 4 } };
    expect(locate(place)).toEqual(place);
  });
});

describe('within a scalar', () => {
  test('moves past the quote', () => {
    expect(textAt('a: "x ${y} z"\n', ['a'], { within: { start: 2, end: 6 } })).toBe('${y}');
  });

  test('is left aside for what is no scalar', () => {
    expect(textAt('a: [1, 2]\n', ['a'], { within: { start: 0, end: 1 } })).toBe('[1, 2]');
  });
});

describe('any value, in any style that the library writes', () => {
  const keys = fc.oneof(fc.string({ maxLength: 6 }), fc.string({ unit: 'grapheme', maxLength: 4 }));
  const texts = fc.oneof(
    fc.string(),
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom('a', ' ', '\n', '#', ': ', '- ', '"', "'", '|', '[') }),
  );
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      texts,
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(keys, tie('value'), { maxKeys: 4 }),
    ),
  }));
  const styles = fc.record({
    flowLevel: fc.integer({ min: -1, max: 3 }),
    indent: fc.integer({ min: 1, max: 4 }),
    seqNoIndent: fc.boolean(),
    lineWidth: fc.constantFrom(-1, 20, 80),
    quoteStyle: fc.constantFrom('single', 'double'),
    forceQuotes: fc.boolean(),
  });

  test('the node at every path reads back as the value', () => {
    fc.assert(
      fc.property(value, styles, fc.boolean(), (root, style, isWindows) => {
        const written = dump(root, { ...style, noRefs: true });
        const text = isWindows ? written.replaceAll('\n', '\r\n') : written;
        const loaded = load(text);
        for (const [path, part] of pathsOf(loaded)) {
          expect(readBack(text, path)).toEqual(part);
        }
      }),
      { numRuns: 400 },
    );
  });

  /** Every path of a value with what stands there. */
  function* pathsOf(node: unknown, path: Path = []): Generator<readonly [Path, unknown]> {
    yield [path, node];
    if (Array.isArray(node)) {
      for (const [index, item] of node.entries()) yield* pathsOf(item, [...path, index]);
    } else if (typeof node === 'object' && node !== null) {
      for (const [key, item] of Object.entries(node)) yield* pathsOf(item, [...path, key]);
    }
  }

  /** Parses the text of a span by itself, at the column where it stands. */
  function readBack(text: string, path: Path): unknown {
    const { start, end } = spanOf(text, path);
    const cut = text.slice(start, end);
    if (path.length === 0 || !/^[|>][-+]?\d/.test(cut)) return load(indentOf(text, start) + cut);
    // The number behind `|` or `>` counts from the parent, so that is put back.
    const parent = indentOf(text, spanOf(text, path.slice(0, -1)).start);
    return firstOf(load(`${parent}${typeof path.at(-1) === 'number' ? '-' : 'key:'} ${cut}`));
  }

  function spanOf(text: string, path: Path): Span {
    const [document] = syntaxTree({ path: 'a.yaml', text });
    if (document === undefined) throw new Error('The text holds no document.');
    // Headers of block texts belong to what is read back, and not to what is shown.
    return followPath(document, path).node.span;
  }

  function indentOf(text: string, offset: number): string {
    return ' '.repeat(offset - (text.lastIndexOf('\n', offset - 1) + 1));
  }

  function firstOf(collection: unknown): unknown {
    return typeof collection === 'object' && collection !== null
      ? Object.values(collection)[0]
      : undefined;
  }
});
