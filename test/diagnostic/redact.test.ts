import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { redact } from '../../compiler/diagnostic/redact.ts';
import { unsafeRuns } from '../../compiler/source/unsafe-runs.ts';
import { secrets } from '../support/secrets.ts';

describe('redact', () => {
  test.each([
    ['a colour code', '\x1b[31mred', '\\u{1b}[31mred'],
    ['a line break, which could forge a log line', 'a\n::error::b', 'a\\u{a}::error::b'],
    ['a carriage return, which could overwrite one', 'a\rb', 'a\\u{d}b'],
    ['a right-to-left override', 'a\u202egnp.exe', 'a\\u{202e}gnp.exe'],
    ['a zero-width space', 'ad\u200bmin', 'ad\\u{200b}min'],
    ['a tag character', 'a\u{e0041}b', 'a\\u{e0041}b'],
    ['half a character', 'a\ud83d', 'a\\u{d83d}'],
    ['a NUL', 'a\0b', 'a\\u{0}b'],
  ])('makes %s visible', (_name, text, expected) => {
    expect(redact(text)).toBe(expected);
  });

  test.each(['Übersicht 報告 😀', 'a\tb', 'plain', ''])('leaves "%s" as it is', (text) => {
    expect(redact(text)).toBe(text);
  });

  test.each(Object.entries(secrets))('hides %s', (_name, secret) => {
    expect(redact(`use ${secret} here`)).toMatch(/^use \[redacted\]/);
  });

  test('leaves nothing unsafe of any text, and does nothing twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = redact(text).replace(/^\ufeff/, '');
        expect([...unsafeRuns(once)]).toEqual([]);
        expect(once).not.toMatch(/[\r\n]/);
        expect(redact(once)).toBe(once);
      }),
    );
  });
});
