import { describe, expect, test } from 'vitest';

import { syntaxTree } from '../../compiler/source/syntax-tree.ts';
import type { SyntaxNode } from '../../compiler/source/syntax-tree.ts';

function treeOf(text: string): readonly SyntaxNode[] {
  return syntaxTree({ path: 'agents/a.yaml', text });
}

/** A node without its spans. */
function outline(node: SyntaxNode): unknown {
  switch (node.kind) {
    case 'scalar':
      return node.scalar === undefined ? null : 'scalar';
    case 'sequence':
      return node.items.map(outline);
    case 'mapping':
      return Object.fromEntries(
        Array.from(node.entries, ([key, { value }]) => [key, outline(value)]),
      );
  }
}

describe('syntaxTree', () => {
  test('has the shape of the document', () => {
    expect(treeOf('a:\n  - b: 1\n    c:\n  - []\nd: {e: f}\n').map(outline)).toEqual([
      { a: [{ b: 'scalar', c: null }, []], d: { e: 'scalar' } },
    ]);
  });

  test('has a node for each document, empty ones too', () => {
    expect(treeOf('a: 1\n---\n---\n- 2\n').map(outline)).toEqual([
      { a: 'scalar' },
      null,
      ['scalar'],
    ]);
  });

  test('keeps the first of two equal keys', () => {
    const [node] = treeOf('a: 1\na: [2]\n');
    expect(node?.kind === 'mapping' && outline(node)).toEqual({ a: 'scalar' });
  });

  test('leaves out a key that is a collection', () => {
    expect(treeOf('{[a]: 1, b: 2}').map(outline)).toEqual([{ b: 'scalar' }]);
  });

  test('has nothing for an alias', () => {
    expect(treeOf('a: &x 1\nb: *x\n').map(outline)).toEqual([{ a: 'scalar', b: null }]);
  });

  test('knows names of the prototype as any other key', () => {
    const [node] = treeOf('__proto__: 1\nconstructor: 2\n');
    expect(node?.kind === 'mapping' && [...node.entries.keys()]).toEqual([
      '__proto__',
      'constructor',
    ]);
  });

  test('is empty for what is not YAML, and for what is too deep', () => {
    expect(treeOf('a: "')).toEqual([]);
    expect(treeOf('['.repeat(200))).toEqual([]);
  });

  test('reads each file once', () => {
    const file = { path: 'agents/a.yaml', text: 'a: 1\n' };
    expect(syntaxTree(file)).toBe(syntaxTree(file));
  });

  test('takes linear time for many nodes', () => {
    const text = `- ${'[a: b, {c: d}], '.repeat(10_000).replace(/^/, '[').replace(/, $/, ']')}\n`;
    const [node] = treeOf(text);
    expect(node?.span).toEqual({ start: 0, end: text.length - 1 });
  });
});
