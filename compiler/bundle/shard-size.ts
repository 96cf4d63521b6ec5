import { dirname } from 'node:path/posix';
import { diagnose } from '../diagnostic/diagnostic.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';

import type { OutputFile } from '../model/output.ts';
import type { LinkedProgram } from '../model/program.ts';
import { bundleFindings } from './findings.ts';

/** Bytes of manifests that one Argo CD Application may hold. */
const limitBytes = 8_000_000;
// A hash divides unevenly, and an estate grows.
const reserve = 1.15;

/** A rendered file and its bytes. */
interface SizedFile {
  readonly file: OutputFile;
  readonly entry: { readonly size: number };
}

/** Findings for Applications whose manifests are too large: the folders below `manifests/` that hold files. */
export function checkShardSizes(
  program: LinkedProgram,
  rendered: readonly SizedFile[],
): Diagnostic[] {
  const shards = new Map<string, { first: OutputFile; size: number }>();
  for (const { file, entry } of rendered) {
    if (!file.path.startsWith('manifests/')) continue;
    const folder = dirname(file.path);
    const shard = shards.get(folder) ?? { first: file, size: 0 };
    shard.size += entry.size;
    shards.set(folder, shard);
  }
  return largestByCluster(shards).map(({ folder, first, size }) => {
    const [, environment = '', cluster = '', shard = ''] = folder.split('/');
    const wanted = Math.ceil(
      (shardsOf(program, environment, cluster) * size * reserve) / limitBytes,
    );
    return diagnose(bundleFindings.shardTooLarge, {
      place: first.place,
      message: `Shard "${shard}" of environment "${environment}" on cluster "${cluster}" has ${megabytes(size)} MB of manifests, more than the 8 MB that one Application may hold.`,
      help:
        shard === 'base'
          ? 'Divide the namespaces of the environment over several clusters.'
          : `Declare \`shards: ${wanted}\` for cluster "${cluster}" in the environment, and compile with --allow-destroy.`,
    });
  });
}

interface LargeShard {
  readonly folder: string;
  readonly first: OutputFile;
  readonly size: number;
}

/** The largest shard over the limit of each environment and cluster: one number mends them all. */
function largestByCluster(
  shards: ReadonlyMap<string, { readonly first: OutputFile; readonly size: number }>,
): readonly LargeShard[] {
  const largest = new Map<string, LargeShard>();
  for (const [folder, { first, size }] of shards) {
    if (size <= limitBytes) continue;
    const key = folder.endsWith('/base') ? folder : dirname(folder);
    const known = largest.get(key);
    if (known === undefined || size > known.size) largest.set(key, { folder, first, size });
  }
  return [...largest.values()];
}

function shardsOf(program: LinkedProgram, environment: string, cluster: string): number {
  const linked = program.environments.find(({ name }) => name === environment);
  return linked?.clusters.find(({ name }) => name === cluster)?.shards ?? 1;
}

/** Rounded up, so that what is over the limit also reads so. */
function megabytes(bytes: number): string {
  return (Math.ceil(bytes / 100_000) / 10).toFixed(1);
}
