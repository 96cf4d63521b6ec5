import type { TextSink } from '../model/output.ts';

/** A sink that is emptied and used again for every file, so that a compile holds one file at a time. */
export interface TextBuffer extends TextSink {
  clear(): void;
  /** What was written since it was cleared, as UTF-8; valid until the next write. */
  bytes(): Uint8Array;
}

// Short texts are joined first: one call into the encoder costs more than the bytes that it encodes.
const batchLength = 16_384;
const firstSize = 1 << 20;
const maxBytesPerUnit = 3;

/** A growing buffer of UTF-8. */
export function textBuffer(): TextBuffer {
  let buffer = Buffer.allocUnsafeSlow(firstSize);
  let length = 0;
  let pending = '';

  const encode = (text: string): void => {
    const wanted = length + text.length * maxBytesPerUnit;
    if (wanted > buffer.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(wanted, buffer.length * 2));
      buffer.copy(larger, 0, 0, length);
      buffer = larger;
    }
    length += buffer.write(text, length);
  };

  return {
    write(text) {
      pending += text;
      if (pending.length < batchLength) return;
      // Half of a pair waits for the other half.
      const end = /[\ud800-\udbff]$/.test(pending) ? pending.length - 1 : pending.length;
      encode(pending.slice(0, end));
      pending = pending.slice(end);
    },
    clear() {
      length = 0;
      pending = '';
    },
    bytes() {
      encode(pending);
      pending = '';
      return buffer.subarray(0, length);
    },
  };
}
