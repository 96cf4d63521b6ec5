import { describe, expect, test } from 'vitest';
import { checkShardSizes } from '../../compiler/bundle/shard-size.ts';
import { definition, linkedEnvironment, nodePool } from '../support/builders.ts';
import { manifestSet } from '../support/output.ts';

const edge = linkedEnvironment({
  name: 'edge',
  clusters: [
    {
      name: 'local',
      shards: 3,
      definition: definition('Cluster', 'local', { pools: [nodePool({ name: 'main' })] }),
    },
  ],
});

function findings(sizes: Readonly<Record<string, number>>) {
  const paths = Object.keys(sizes).map((name) => `manifests/${name}`);
  const { placed, files } = manifestSet(Object.fromEntries(paths.map((path) => [path, 'x'])), {
    environments: [edge],
  });
  const sized = Object.values(sizes).flatMap((size, index) => {
    const file = files[index];
    return file === undefined ? [] : [{ file, entry: { size } }];
  });
  return checkShardSizes(placed.program, sized);
}

describe('size of an Application', () => {
  test('8 MB are allowed', () => {
    expect(
      findings({ 'edge/local/00/a.yaml': 8_000_000, 'edge/local/01/a.yaml': 8_000_000 }),
    ).toEqual([]);
  });

  test('one byte more is not, and the number to declare is named', () => {
    expect(findings({ 'edge/local/00/a.yaml': 8_000_001 })).toMatchObject([
      {
        code: 'bundle/shard-too-large',
        severity: 'error',
        message:
          'Shard "00" of environment "edge" on cluster "local" has 8.1 MB of manifests, more than the 8 MB that one Application may hold.',
        help: 'Declare `shards: 4` for cluster "local" in the environment, and compile with --allow-destroy.',
      },
    ]);
  });

  test('the files of one folder count together', () => {
    expect(
      findings({ 'edge/local/00/a.yaml': 5_000_000, 'edge/local/00/b.yaml': 5_000_000 }),
    ).toHaveLength(1);
  });

  test('one number mends all shards of a cluster: the one that the largest needs', () => {
    const found = findings({
      'edge/local/00/a.yaml': 9_000_000,
      'edge/local/01/a.yaml': 20_000_000,
      'edge/local/02/a.yaml': 1,
    });
    expect(found.map(({ help }) => help)).toEqual([
      'Declare `shards: 9` for cluster "local" in the environment, and compile with --allow-destroy.',
    ]);
  });

  test('the base of a cluster has no shards', () => {
    expect(findings({ 'edge/local/base/a.yaml': 9_000_000 })[0]?.help).toBe(
      'Divide the namespaces of the environment over several clusters.',
    );
  });

  test('the runtime bundle is synced by nobody', () => {
    const [file] = manifestSet({ 'bundle/edge/definitions/desk.json': 'x' }).files;
    if (file === undefined) throw new Error('no file');
    expect(
      checkShardSizes(manifestSet({}).placed.program, [{ file, entry: { size: 9_000_000 } }]),
    ).toEqual([]);
  });
});
