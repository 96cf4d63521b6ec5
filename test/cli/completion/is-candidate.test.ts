import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isCandidate } from '../../../compiler/cli/completion/is-candidate.ts';

describe('a candidate', () => {
  test.each([
    'triage',
    'finance/triage',
    'link/unknown-agent',
    'adac-2.0',
    'A_b.9',
    'a'.repeat(253),
  ])('may be %s', (text) => {
    expect(isCandidate(text)).toBe(true);
  });

  test.each([
    '',
    '--flag',
    '-f',
    '.hidden',
    '/etc/passwd',
    '~root',
    '$(touch pwned)',
    '`touch pwned`',
    '${HOME}',
    'a b',
    'a;b',
    "a'b",
    'a"b',
    'a*b',
    'a\\b',
    'a=b',
    'a:b',
    'a\tb',
    'a\nb',
    'a\n',
    'a\u0000b',
    'a\u001b[31mb',
    'a\u202eb',
    'ä',
    'a'.repeat(254),
  ])('is not %j', (text) => {
    expect(isCandidate(text)).toBe(false);
  });

  test('has nothing but letters, digits and four signs, whatever the text', () => {
    const near = fc.string({ unit: fc.constantFrom(...Array.from('ab/-_.$`;\n\t \'"\\*?~')) });
    fc.assert(
      fc.property(fc.oneof(fc.string(), near), (text) => {
        const plain = Array.from(text).every((one) => /[A-Za-z0-9_./-]/.test(one));
        const start = /^\w/.test(text);
        expect(isCandidate(text)).toBe(plain && start && text.length <= 253);
      }),
    );
  });
});
