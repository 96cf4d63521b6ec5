import { symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { requireFree, writeScaffold } from '../../../compiler/cli/init/write-scaffold.ts';
import { readTree, temporaryEstate } from '../../support/temporary-estate.ts';

const scaffold = new Map([
  ['adac.yaml', 'a: 1\n'],
  ['agents/a.yaml', 'b: 2\n'],
]);

test('writes each file, and the folders that they need', () => {
  const root = path.join(temporaryEstate({}), 'new');
  requireFree(root, scaffold);
  writeScaffold(root, scaffold);
  expect(Object.keys(readTree(root))).toEqual(['adac.yaml', 'agents/a.yaml']);
});

describe('leaves what is there', () => {
  test('a file', () => {
    const root = temporaryEstate({ 'agents/a.yaml': 'mine\n' });
    expect(() => {
      requireFree(root, scaffold);
    }).toThrow('The file "agents/a.yaml" is there already, and stays as it is.');
    expect(() => {
      writeScaffold(root, new Map([['agents/a.yaml', 'yours\n']]));
    }).toThrow('is there already');
    expect(readTree(root)).toEqual({ 'agents/a.yaml': Buffer.from('mine\n').toString('base64') });
  });

  test('a link out of the folder', () => {
    const root = temporaryEstate({});
    const outside = temporaryEstate({});
    symlinkSync(outside, path.join(root, 'agents'));
    expect(() => {
      writeScaffold(root, new Map([['agents/a.yaml', 'b: 2\n']]));
    }).toThrow('The folder of "agents/a.yaml" is a link.');
    expect(readTree(outside)).toEqual({});
  });

  test('a file where a folder should be', () => {
    const root = temporaryEstate({});
    writeFileSync(path.join(root, 'agents'), '');
    expect(() => {
      writeScaffold(root, new Map([['agents/a.yaml', 'b: 2\n']]));
    }).toThrow(/cannot be written|is a link/);
  });
});
