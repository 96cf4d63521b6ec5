import { isUtf8 } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { decodeText } from '../../compiler/load/decode-text.ts';

describe('decodeText', () => {
  test.each(['', 'kind: Agent\n', 'Übersicht', '報告 😀', '\ufeffkind: Agent', 'a\ufffdb', 'a\0b'])(
    'reads "%s"',
    (text) => {
      expect(decodeText(Buffer.from(text))).toBe(text);
    },
  );

  test.each([
    ['a byte of Latin-1', Buffer.from('a: \xfcber\n', 'latin1'), 3],
    ['a sequence that is cut off', Buffer.from('a: 報').subarray(0, 5), 3],
    ['an overlong form', Buffer.from([0x61, 0xc0, 0xaf]), 1],
    ['a surrogate in UTF-8', Buffer.from([0x61, 0x62, 0xed, 0xa0, 0x80]), 2],
    [
      'a bad byte after a real replacement character',
      Buffer.concat([Buffer.from('é\ufffdb'), Buffer.from([0xff])]),
      3,
    ],
  ])('says where %s stands', (_name, bytes, offset) => {
    expect(decodeText(bytes)).toMatchObject({ offset });
  });

  test.each([
    ['UTF-16, little end first', Buffer.from('\ufeffkind: Agent', 'utf16le')],
    ['UTF-16, big end first', Buffer.from('\ufeffkind: Agent', 'utf16le').swap16()],
    ['UTF-16 without a mark', Buffer.from('kind: Agent', 'utf16le')],
    ['UTF-16, big end first, without a mark', Buffer.from('kind: Agent', 'utf16le').swap16()],
  ])('refuses %s', (_name, bytes) => {
    expect(decodeText(bytes)).toEqual({ shown: '', offset: 0 });
  });

  test('reads exactly what is UTF-8, and nothing else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (array) => {
        const bytes = Buffer.from(array);
        const decoded = decodeText(bytes);
        if (typeof decoded === 'string') expect(Buffer.from(decoded)).toEqual(bytes);
        else if (decoded.shown !== '') {
          expect(isUtf8(bytes)).toBe(false);
          expect(decoded.shown.charAt(decoded.offset)).toBe('\ufffd');
          const good = Buffer.from(decoded.shown.slice(0, decoded.offset));
          expect(bytes.subarray(0, good.length)).toEqual(good);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
