import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readForeignFile } from '../../../../compiler/cli/init/foreign/read-foreign-file.ts';
import { startFrom } from '../../../support/start-from.ts';
import { temporaryEstate } from '../../../support/temporary-estate.ts';

describe('what is no file of text ends with what it is', () => {
  test('missing, a folder, a link, a device, too large', () => {
    const root = temporaryEstate({ 'a.json': '{}', 'large.json': ' '.repeat(2 ** 20 + 1) });
    mkdirSync(path.join(root, 'folder'));
    symlinkSync(path.join(root, 'a.json'), path.join(root, 'link.json'));
    const read = (name: string) => () => readForeignFile(path.resolve(root, name));
    expect(read('no.json')).toThrow('is not there.');
    expect(read('folder')).toThrow('is no regular file.');
    expect(read('link.json')).toThrow('is no regular file.');
    expect(read('/dev/zero')).toThrow('is no regular file.');
    expect(read('large.json')).toThrow('is larger than 1 MiB.');
    expect(read('a.json')().value?.text).toBe('{}');
  });

  test('bytes that are no text are a finding at their place', async () => {
    const bytes = Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]);
    const { code, err } = await startFrom('a.json', bytes);
    expect(code).toBe(1);
    expect(err).toContain('a.json:1:3 error load/not-utf8');
  });

  test('a name with colours in it is made visible', () => {
    const root = temporaryEstate({ 'a\u001b[31m.json': '{}' });
    const { value } = readForeignFile(path.join(root, 'a\u001b[31m.json'));
    expect(value?.path).toContain('a\\u{1b}[31m.json');
  });
});
