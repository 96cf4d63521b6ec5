import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textBuffer } from '../../compiler/bundle/text-buffer.ts';

function bytesOf(texts: readonly string[]): string {
  const buffer = textBuffer();
  for (const text of texts) buffer.write(text);
  return Buffer.from(buffer.bytes()).toString();
}

test('holds what was written, in UTF-8', () => {
  expect(bytesOf([])).toBe('');
  expect(bytesOf(['a', 'ä€', '😀'])).toBe('aä€😀');
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' })), (texts) => {
      expect(bytesOf(texts)).toBe(texts.join(''));
    }),
  );
});

test('grows, also where every unit takes three bytes', () => {
  const part = '€'.repeat(9_999);
  const texts = Array.from({ length: 80 }, () => part);
  // Compared as a whole: nobody reads the difference of two megabytes.
  expect(bytesOf(texts) === texts.join('')).toBe(true);
  expect(bytesOf(['x'.repeat(5_000_000)])).toHaveLength(5_000_000);
});

test('a pair of surrogates that two writes divide stays whole', () => {
  const text = bytesOf(['x'.repeat(16_383) + '\ud83d', '\ude00']);
  expect(text.slice(16_380)).toBe('xxx😀');
});

test('bytes stand between the texts around them, as they are', () => {
  const buffer = textBuffer();
  const bytes = Uint8Array.from({ length: 1_200_000 }, (_, index) => index % 256);
  buffer.write('before');
  buffer.writeBytes(bytes);
  buffer.write('after');
  const held = Buffer.from(buffer.bytes());
  expect(held.equals(Buffer.concat([Buffer.from('before'), bytes, Buffer.from('after')]))).toBe(
    true,
  );
});

test('begins anew when cleared', () => {
  const buffer = textBuffer();
  buffer.write('first '.repeat(10_000));
  buffer.bytes();
  buffer.clear();
  buffer.write('second');
  expect(Buffer.from(buffer.bytes()).toString()).toBe('second');
});
