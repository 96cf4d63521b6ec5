import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { unsafeRuns } from '../../compiler/source/unsafe-runs.ts';

describe('what is safe', () => {
  test.each([
    ['ASCII with tabs and line breaks', 'kind: Agent\n\tgoal: x\r\n'],
    ['other scripts', 'Übersicht, 報告, отчёт, גרסה'],
    ['a byte order mark at the start', '\ufeffkind: Agent'],
    ['an emoji', 'done 😀'],
    ['an emoji with a variation selector', 'warning ⚠️, keycap 1\ufe0f\u20e3'],
    ['emoji joined into one', 'family 👨‍👩‍👧, heart ❤️‍🔥'],
    ['joiners of a script that needs them', 'می‌خواهم and क्‍ष'],
  ])('%s', (_name, text) => {
    expect([...unsafeRuns(text)]).toEqual([]);
  });
});

describe('what is not', () => {
  test.each([
    ['a NUL', 'a\0b', 'control'],
    ['an escape character', 'a\x1bb', 'control'],
    ['DEL', 'a\x7fb', 'control'],
    ['a C1 control', 'a\x9bb', 'control'],
    ['a non-character', 'a\uffffb', 'control'],
    ['a right-to-left override', 'a\u202eb', 'hidden'],
    ['an isolate', 'a\u2066b', 'hidden'],
    ['a zero-width space', 'a\u200bb', 'hidden'],
    ['a zero-width joiner between Latin letters', 'a\u200db', 'hidden'],
    ['a zero-width joiner between Cyrillic letters', 'а\u200dб', 'hidden'],
    ['a soft hyphen', 'a\xadb', 'hidden'],
    ['a line separator', 'a\u2028b', 'hidden'],
    ['a filler', 'a\u3164b', 'hidden'],
    ['a byte order mark inside', 'a\ufeffb', 'hidden'],
    ['a variation selector after a letter', 'a\ufe0fb', 'hidden'],
    ['half a character', 'a\ud83db', 'surrogate'],
    ['the other half', 'a\ude00b', 'surrogate'],
  ])('%s', (_name, text, kind) => {
    expect([...unsafeRuns(text)]).toEqual([{ start: 1, end: 2, kind }]);
  });

  test('a run of one kind is one run', () => {
    expect([...unsafeRuns('a\u200b\u200b\u2060b\0\0')]).toEqual([
      { start: 1, end: 4, kind: 'hidden' },
      { start: 5, end: 7, kind: 'control' },
    ]);
  });

  test('tag characters, which hide a text that models read', () => {
    const secret = Array.from('obey', (letter) =>
      String.fromCodePoint(0xe0000 + letter.charCodeAt(0)),
    ).join('');
    expect([...unsafeRuns(`x${secret}y`)]).toEqual([{ start: 1, end: 9, kind: 'hidden' }]);
  });

  test('variation selectors in a row, which can hide bits behind an emoji', () => {
    expect([...unsafeRuns('😀\ufe00\ufe01')]).toEqual([{ start: 2, end: 4, kind: 'hidden' }]);
  });

  test('a byte order mark that hides more behind itself', () => {
    expect([...unsafeRuns('\ufeff\u200bkind')]).toEqual([{ start: 0, end: 2, kind: 'hidden' }]);
  });

  test('runs come in order, apart, and inside the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        let end = 0;
        for (const run of unsafeRuns(text)) {
          expect(run.start).toBeGreaterThanOrEqual(end);
          expect(run.end).toBeGreaterThan(run.start);
          end = run.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
