import { describe, expect, test } from 'vitest';
import { checkFolderEntries } from '../../compiler/bundle/folder-entries.ts';
import { bundle } from '../../compiler/bundle/bundle.ts';
import { manifestSet } from '../support/output.ts';
import { temporaryEstate } from '../support/temporary-estate.ts';

/** Paths by a pattern, whose star becomes a number. */
function paths(count: number, pattern: string): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [pattern.replace('*', String(index)), 'x']),
  );
}

function findings(files: Readonly<Record<string, string>>) {
  return checkFolderEntries(manifestSet(files).files);
}

describe('entries of a folder', () => {
  test.each(['manifests/edge/local/*/manifests.yaml', 'bundle/edge/workflows/desk.flow-*.json'])(
    '2,999 fit: %s',
    (pattern) => {
      expect(findings(paths(2999, pattern))).toEqual([]);
    },
  );

  test('one more workflow does not', () => {
    expect(findings(paths(3000, 'bundle/edge/workflows/desk.flow-*.json'))).toMatchObject([
      {
        code: 'bundle/folder-too-full',
        severity: 'error',
        message:
          'Folder "bundle/edge/workflows" of the output would have 3000 entries, and may have 2999.',
        help: 'Divide the workflows over several environments.',
      },
    ]);
  });

  test('one more folder of a shard does not either', () => {
    const files = {
      ...paths(2999, 'manifests/edge/local/*/manifests.yaml'),
      'manifests/edge/local/base/manifests.yaml': 'x',
    };
    expect(findings(files).map(({ message, help }) => [message, help])).toEqual([
      [
        'Folder "manifests/edge/local" of the output would have 3000 entries, and may have 2999.',
        'Declare fewer shards, or more clusters.',
      ],
    ]);
  });

  test('each folder is counted by itself, and a folder as one entry', () => {
    const files = {
      ...paths(2000, 'bundle/edge/definitions/a-*.json'),
      ...paths(2000, 'bundle/edge/workflows/b-*.json'),
    };
    expect(findings(files)).toEqual([]);
    expect(findings(paths(3000, 'bundle/edge/definitions/a-*.json'))[0]?.help).toBe(
      'Divide the definitions over several environments.',
    );
  });

  test('nothing is written where one is too full', () => {
    const root = temporaryEstate({});
    const manifests = manifestSet(paths(3000, 'manifests/edge/local/*/manifests.yaml'));
    const { diagnostics } = bundle(manifests, { root, write: true, allowDestroy: true });
    expect(diagnostics.map(({ code }) => code)).toEqual(['bundle/folder-too-full']);
  });
});
