import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { extractFile } from '../../../compiler/cli/opa/extract-file.ts';

/** A file as a tar archive holds it. */
function member(name: string, content: string): Buffer {
  const header = Buffer.alloc(512);
  header.write(name);
  header.write(Buffer.byteLength(content).toString(8).padStart(11, '0'), 124);
  const body = Buffer.alloc(Math.ceil(Buffer.byteLength(content) / 512) * 512);
  body.write(content);
  return Buffer.concat([header, body]);
}

const archive = gzipSync(
  Buffer.concat([
    member('/data.json', '{}'),
    member('/policy.wasm', 'x'.repeat(600)),
    Buffer.alloc(1024),
  ]),
);

test('finds a file behind another', () => {
  expect(Buffer.from(extractFile(archive, '/policy.wasm') ?? []).toString()).toBe('x'.repeat(600));
  expect(Buffer.from(extractFile(archive, '/data.json') ?? []).toString()).toBe('{}');
});

test('finds nothing where there is nothing', () => {
  expect(extractFile(archive, '/other')).toBeUndefined();
});
