import { gunzipSync } from 'node:zlib';

/** The content of one file of a gzipped tar archive, or undefined where it holds none of that name. */
export function extractFile(archive: Uint8Array, name: string): Uint8Array | undefined {
  const tar = gunzipSync(archive);
  for (let offset = 0; offset + block <= tar.length;) {
    const header = tar.subarray(offset, offset + block);
    const size = Number.parseInt(textAt(header, 124, 12), 8) || 0;
    const start = offset + block;
    if (textAt(header, 0, 100) === name) return tar.subarray(start, start + size);
    offset = start + Math.ceil(size / block) * block;
  }
  return undefined;
}

/** Bytes that headers take, and that contents are filled up to. */
const block = 512;

function textAt(header: Uint8Array, start: number, length: number): string {
  const bytes = header.subarray(start, start + length);
  const end = bytes.indexOf(0);
  return decoder.decode(end < 0 ? bytes : bytes.subarray(0, end)).trim();
}

const decoder = new TextDecoder();
