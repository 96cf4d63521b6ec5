import { isAscii, isUtf8 } from 'node:buffer';

/** Text, or where it stops being UTF-8: the offset in what can be shown of it. */
export type Decoded = string | { readonly shown: string; readonly offset: number };

/** Decodes bytes that must be UTF-8. A byte order mark stays in the text, so that offsets are those of the file. */
export function decodeText(bytes: Buffer): Decoded {
  // Nearly every file is ASCII, which needs no decoding.
  if (isAscii(bytes)) return isUtf16(bytes) ? nothingShown : bytes.toString('latin1');
  if (isUtf16(bytes)) return nothingShown;
  const text = bytes.toString('utf8');
  return isUtf8(bytes) ? text : { shown: text, offset: firstBadUnit(bytes, text) };
}

const nothingShown = { shown: '', offset: 0 };

/** By its byte order mark, or by every other byte of its start being zero. */
function isUtf16(bytes: Buffer): boolean {
  const [first, second, third, fourth] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  const isLittle = second === 0 && fourth === 0 && first !== 0;
  const isBig = first === 0 && third === 0 && second !== 0;
  return bytes.length >= 4 && (isLittle || isBig);
}

/** The first replacement character of the decoded text that is not written in the bytes. */
function firstBadUnit(bytes: Buffer, text: string): number {
  let offset = text.indexOf(replacement);
  let byteOffset = Buffer.byteLength(text.slice(0, offset));
  while (
    bytes.subarray(byteOffset, byteOffset + replacementBytes.length).equals(replacementBytes)
  ) {
    const next = text.indexOf(replacement, offset + 1);
    byteOffset += Buffer.byteLength(text.slice(offset, next));
    offset = next;
  }
  return offset;
}

const replacement = '\ufffd';
const replacementBytes = Buffer.from(replacement);
