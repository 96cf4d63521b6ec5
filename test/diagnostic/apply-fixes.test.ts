import { describe, expect, test } from 'vitest';

import { applyFixes } from '../../compiler/diagnostic/apply-fixes.ts';
import type { Diagnostic, Edit } from '../../compiler/diagnostic/diagnostic.ts';
import type { Path } from '../../compiler/source/place.ts';
import type { SourceFile } from '../../compiler/source/source-file.ts';

function finding(edits: readonly Edit[], safe = true): Diagnostic {
  const [{ place } = { place: { file: { path: '', text: '' }, span: { start: 0, end: 0 } } }] =
    edits;
  return {
    code: 'test/a',
    severity: 'error',
    message: 'A.',
    place,
    fix: { title: 'Mend', edits, safe },
  };
}

function value(file: SourceFile, path: Path, text?: string): Edit {
  return { place: { document: { file, index: 0 }, path }, ...(text !== undefined && { text }) };
}

function fixed(file: SourceFile, diagnostics: readonly Diagnostic[]): string {
  return applyFixes(diagnostics).texts.get(file) ?? file.text;
}

const file: SourceFile = { path: 'a.yaml', text: 'a: x # one\nb: [p, q, q]\nc: ${r.s}\n' };

describe('one fix', () => {
  test('replaces values and keys, whatever their order', () => {
    const key: Edit = {
      place: { document: { file, index: 0 }, path: ['a'], part: 'key' },
      text: 'z',
    };
    const edits = [value(file, ['b', 0], 'm'), value(file, ['a'], 'y'), key];
    expect(fixed(file, [finding(edits)])).toBe('z: y # one\nb: [m, q, q]\nc: ${r.s}\n');
  });

  test('replaces a name within a text', () => {
    const place = { document: { file, index: 0 }, path: ['c'], within: { start: 4, end: 5 } };
    expect(fixed(file, [finding([{ place, text: 'total' }])])).toContain('c: ${r.total}\n');
    expect(fixed(file, [finding([{ place, text: 'a b' }])])).toBe(file.text);
  });

  test('takes an entry away', () => {
    expect(fixed(file, [finding([value(file, ['b', 2])])])).toContain('b: [p, q]\n');
  });

  test('is applied wholly or not at all', () => {
    const edits = [value(file, ['a'], 'y'), value(file, ['nowhere'], 'y')];
    const result = applyFixes([finding(edits)]);
    expect(result.texts.size).toBe(0);
    expect(result.mended).toEqual([]);
  });

  test('that is not safe, or has no edit, is left', () => {
    expect(applyFixes([finding([value(file, ['a'], 'y')], false), finding([])]).texts.size).toBe(0);
  });

  test('a mapping is not replaced by a word', () => {
    expect(fixed(file, [finding([value(file, [], 'y'), value(file, ['b'], 'y')])])).toBe(file.text);
  });
});

describe('several fixes', () => {
  test('of the same text, the first is applied', () => {
    const result = applyFixes([
      finding([value(file, ['a'], 'y')]),
      finding([value(file, ['a'], 'z')]),
    ]);
    expect(result.texts.get(file)).toContain('a: y # one');
    expect(result.mended.length).toBe(1);
  });

  test('that want the same are both mended', () => {
    const both = [finding([value(file, ['a'], 'y')]), finding([value(file, ['a'], 'y')])];
    const result = applyFixes(both);
    expect(result.texts.get(file)).toContain('a: y # one');
    expect(result.mended).toEqual(both);
  });

  test('of several files', () => {
    const other: SourceFile = { path: 'b.yaml', text: 'a: x\n' };
    const result = applyFixes([
      finding([value(file, ['a'], 'y')]),
      finding([value(other, ['a'], 'y')]),
    ]);
    expect([...result.texts.keys()]).toEqual([file, other]);
  });
});

test('ten thousand fixes of one file take one pass', () => {
  const lines = 10_000;
  const text = Array.from({ length: lines }, (_, index) => `k${index}: old\n`).join('');
  const large: SourceFile = { path: 'large.yaml', text };
  const findings = Array.from({ length: lines }, (_, index) =>
    finding([value(large, [`k${index}`], 'new')]),
  );
  const result = applyFixes(findings);
  expect(result.texts.get(large)).toBe(text.replaceAll('old', 'new'));
});
