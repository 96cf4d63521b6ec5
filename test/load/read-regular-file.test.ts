import { execFileSync } from 'node:child_process';
import { linkSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

import { readRegularFile } from '../../compiler/load/read-regular-file.ts';
import { temporaryEstate } from '../support/temporary-estate.ts';

function read(path: string, limit = 1000): string {
  const bytes = readRegularFile(path, limit);
  return typeof bytes === 'string' ? `(${bytes})` : bytes.toString();
}

describe('readRegularFile', () => {
  test('reads a file up to the limit', () => {
    const root = temporaryEstate({ a: 'x'.repeat(1000), b: 'y'.repeat(1001), c: '' });
    expect(read(join(root, 'a'))).toBe('x'.repeat(1000));
    expect(read(join(root, 'b'))).toBe('(too-large)');
    expect(read(join(root, 'c'))).toBe('');
  });

  test('reads files that are larger than its first buffer', () => {
    const text = 'z'.repeat(3 * 2 ** 20);
    const root = temporaryEstate({ a: text });
    expect(read(join(root, 'a'), 2 ** 22)).toBe(text);
  });

  test('says what is missing', () => {
    const root = temporaryEstate({ a: '' });
    expect(read(join(root, 'b'))).toBe('(missing)');
    expect(read(join(root, 'a', 'b'))).toBe('(missing)');
  });

  test('reads no folder, link, pipe or device', () => {
    const root = temporaryEstate({ a: 'text' });
    mkdirSync(join(root, 'folder'));
    symlinkSync('a', join(root, 'link'));
    symlinkSync('loop', join(root, 'loop'));
    execFileSync('mkfifo', [join(root, 'pipe')]);
    for (const name of ['folder', 'link', 'loop', 'pipe']) {
      expect(read(join(root, name))).toBe('(special)');
    }
    expect(read('/dev/zero')).toBe('(special)');
  });

  test('is not misled by the size that a system file claims', () => {
    // It says that it is empty, and gives more than that.
    expect(read('/proc/self/environ', 1)).toBe('(too-large)');
  });

  test('reads a hard link, which is the file itself', () => {
    const root = temporaryEstate({ a: 'text' });
    linkSync(join(root, 'a'), join(root, 'b'));
    expect(read(join(root, 'b'))).toBe('text');
  });

  test('gives bytes that hold until the next call', () => {
    const root = temporaryEstate({});
    writeFileSync(join(root, 'a'), 'one');
    writeFileSync(join(root, 'b'), 'two');
    expect([read(join(root, 'a')), read(join(root, 'b'))]).toEqual(['one', 'two']);
  });
});
