import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { Diagnostic } from '../../compiler/diagnostic/diagnostic.ts';
import { sortDiagnostics } from '../../compiler/diagnostic/sort-diagnostics.ts';

const files = ['adac.yaml', 'agents/a.yaml', 'agents/b.yaml'].map((path) => ({
  path,
  text: 'a: 1\nb: 2\n',
}));

function diagnostic(
  file: number,
  start: number,
  code: string,
  message = 'Something is wrong.',
  end = start + 1,
): Diagnostic {
  const place = { file: files[file] ?? { path: 'agents/z.yaml', text: '' }, span: { start, end } };
  return { code, severity: 'error', message, place };
}

describe('sortDiagnostics', () => {
  test('sorts by file, offset, code and message', () => {
    const sorted = [
      diagnostic(0, 5, 'load/tag'),
      diagnostic(1, 0, 'load/tag'),
      diagnostic(1, 2, 'load/anchor'),
      diagnostic(1, 2, 'load/tag', 'A first thing.'),
      diagnostic(1, 2, 'load/tag', 'B second thing.'),
      diagnostic(1, 10, 'load/alias'),
      diagnostic(2, 1, 'load/alias'),
    ];
    expect(sortDiagnostics(sorted.toReversed())).toEqual(sorted);
  });

  test('finds the offset of a path', () => {
    const [, file] = files;
    if (file === undefined) throw new Error('There is a second file.');
    const place = { document: { file, index: 0 }, path: ['b'] };
    const byPath: Diagnostic = { code: 'x/y', severity: 'error', message: 'Wrong.', place };
    const before = diagnostic(1, 3, 'z/z');
    const after = diagnostic(1, 9, 'a/a');
    expect(sortDiagnostics([after, byPath, before])).toEqual([before, byPath, after]);
  });

  test('keeps what is said twice of one place once', () => {
    const twice = [diagnostic(1, 2, 'load/tag'), diagnostic(1, 2, 'load/tag')];
    expect(sortDiagnostics(twice)).toEqual([twice[0]]);
  });

  test('keeps what differs in its end, message or code', () => {
    const list = [
      diagnostic(1, 2, 'load/anchor'),
      diagnostic(1, 2, 'load/tag', 'A.', 3),
      diagnostic(1, 2, 'load/tag', 'A.', 4),
      diagnostic(1, 2, 'load/tag', 'B.', 3),
    ];
    expect(sortDiagnostics(list)).toEqual(list);
  });

  test('does not depend on the order, nor changes its input', () => {
    const one = fc
      .tuple(fc.nat(2), fc.nat(9), fc.constantFrom('a/a', 'b/b'), fc.constantFrom('A.', 'B.'))
      .map((parts) => diagnostic(...parts));
    fc.assert(
      fc.property(fc.array(one, { maxLength: 12 }), (list) => {
        const before = [...list];
        const sorted = sortDiagnostics(list);
        expect(list).toEqual(before);
        expect(sortDiagnostics(list.toReversed())).toEqual(sorted);
        expect(sortDiagnostics(sorted)).toEqual(sorted);
      }),
    );
  });
});
