import type { OutputSink } from '../model/output.ts';

/** A sink that is emptied and used again for every file, so that a compile holds one file at a time. */
export interface TextBuffer extends OutputSink {
  clear(): void;
  /** What was written since it was cleared, as UTF-8; valid until the next write. */
  bytes(): Uint8Array;
}

// Short texts are joined first: one call into the encoder costs more than the bytes that it encodes.
const batchLength = 16_384;
const firstSize = 1 << 20;
const maxBytesPerUnit = 3;

/** A growing buffer of UTF-8, and of bytes between texts. */
export function textBuffer(): TextBuffer {
  let buffer = Buffer.allocUnsafeSlow(firstSize);
  let length = 0;
  let pending = '';

  const makeRoom = (bytes: number): void => {
    const wanted = length + bytes;
    if (wanted <= buffer.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(wanted, buffer.length * 2));
    buffer.copy(larger, 0, 0, length);
    buffer = larger;
  };
  const encode = (text: string): void => {
    makeRoom(text.length * maxBytesPerUnit);
    length += buffer.write(text, length);
  };
  const encodePending = (): void => {
    encode(pending);
    pending = '';
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
    writeBytes(bytes) {
      encodePending();
      makeRoom(bytes.length);
      buffer.set(bytes, length);
      length += bytes.length;
    },
    clear() {
      length = 0;
      pending = '';
    },
    bytes() {
      encodePending();
      return buffer.subarray(0, length);
    },
  };
}
