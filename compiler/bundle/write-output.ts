import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { ManifestSet, OutputChanges } from '../model/output.ts';
import type { PlacedProgram } from '../model/placed-program.ts';
import { version } from '../model/version.ts';
import { checkFolderEntries } from './folder-entries.ts';
import { lazyStaging } from './lazy-staging.ts';
import type { LazyStaging } from './lazy-staging.ts';
import { lockChanges } from './lock-changes.ts';
import { refuseObstacles } from './obstacles.ts';
import { parseCostLines } from './cost-lines.ts';
import { environmentOf, formatIndex, indexPath } from './output-index.ts';
import type { IndexEntry } from './output-index.ts';
import { readPreviousOutput } from './previous-output.ts';
import { renderOutput } from './render-output.ts';
import type { Difference, OutputLocation } from './render-output.ts';
import { checkShardSizes } from './shard-size.ts';
import { swapIn } from './swap.ts';

export interface WriteOptions extends OutputLocation {
  /** Only owned files of this environment are deleted. */
  readonly inScope: (entry: IndexEntry) => boolean;
  /** False computes what would change. */
  readonly write: boolean;
}

/** What was rendered, and what it changed; nothing was written where there are diagnostics. */
export interface WrittenOutput {
  readonly diagnostics: readonly Diagnostic[];
  readonly changes: OutputChanges;
  readonly entries: readonly IndexEntry[];
}

/**
 * Renders every file once into one buffer and compares it with what is on the disk. The first difference begins
 * a staged copy of the whole output, which is swapped in at the end; without one, nothing is written at all.
 */
export function writeOutput(manifests: ManifestSet, options: WriteOptions): WrittenOutput {
  const { fileSystem, root, output, previous } = options;
  const staging = lazyStaging(fileSystem, root, output, () => {
    const present = readPreviousOutput(fileSystem, root, output);
    return present.index === previous.index && present.lock === previous.lock;
  });
  try {
    const rendered = renderOutput(manifests, options, (path, bytes) => {
      if (options.write) staging.begin().write(path, bytes);
    });
    const entries = rendered.map(({ entry }) => entry);
    const index = indexText(entries, manifests.placed, options);
    const differences = new Map<string, Difference>(
      rendered.map(({ entry, difference }) => [entry.path, difference]),
    ).set(indexPath, differenceOf(previous.index, index));
    const { lock, program } = manifests.placed;
    const changes = changesOf(differences, lock, options);
    const diagnostics = [
      ...checkShardSizes(program, rendered),
      ...checkFolderEntries(rendered.map(({ file }) => file)),
    ];
    if (diagnostics.length === 0) complete(staging, { differences, changes, index, lock }, options);
    return { diagnostics, changes, entries };
  } finally {
    staging.end();
  }
}

/**
 * The files of other environments stay in the index as they were. What these cost is said anew where it was said
 * before, since who shares their nodes changes their share: compiling them one by one gives what compiling all gives.
 */
function indexText(
  entries: readonly IndexEntry[],
  { environments, others }: PlacedProgram,
  { previous, inScope }: WriteOptions,
): string {
  const kept = [...previous.owned.values()].filter((entry) => !inScope(entry));
  const owners = new Set([...entries, ...kept].map(({ path }) => environmentOf(path)));
  const costs = new Map(
    [...parseCostLines(previous.index ?? '')].filter(([name]) => owners.has(name)),
  );
  for (const { environment, cost } of others) {
    if (costs.has(environment.name)) costs.set(environment.name, cost);
  }
  for (const { environment, cost } of environments) costs.set(environment.name, cost);
  return formatIndex(version, [...entries, ...kept], costs);
}

function differenceOf(before: string | undefined, after: string): Difference {
  if (before === undefined) return 'created';
  return before === after ? 'unchanged' : 'changed';
}

function changesOf(
  differences: ReadonlyMap<string, Difference>,
  lock: string,
  { previous, inScope }: WriteOptions,
): OutputChanges {
  const paths = [...differences.keys()].sort();
  const pathsThat = (wanted: Difference): readonly string[] =>
    paths.filter((path) => differences.get(path) === wanted);
  return {
    created: pathsThat('created'),
    changed: pathsThat('changed'),
    deleted: [...previous.owned.values()]
      .filter((entry) => inScope(entry) && !differences.has(entry.path))
      .map(({ path }) => path)
      .filter((path) => previous.files.has(path))
      .sort(),
    unchanged: pathsThat('unchanged').length,
    lock: lockChanges(previous.lock ?? '', lock),
  };
}

interface NewOutput {
  readonly differences: ReadonlyMap<string, Difference>;
  readonly changes: OutputChanges;
  readonly index: string;
  readonly lock: string;
}

/** Adds the index and all that stays to what was staged, and swaps it in; where nothing differs, does nothing. */
function complete(
  staging: LazyStaging,
  { differences, changes, index, lock }: NewOutput,
  { fileSystem, root, output, previous, write }: WriteOptions,
): void {
  const { created, changed, deleted } = changes;
  const newLock = lock === (previous.lock ?? '') ? null : lock;
  if (newLock === null && created.length + changed.length + deleted.length === 0) return;
  const gone = new Set([...deleted, ...differences.keys()]);
  const foreign = [...previous.files].filter((path) => !gone.has(path));
  refuseObstacles(output, new Set(differences.keys()), {
    files: new Set(foreign),
    folders: previous.emptyFolders,
  });
  if (!write) return;
  const next = staging.begin();
  const differs = (path: string): boolean => differences.get(path) !== 'unchanged';
  if (differs(indexPath)) next.write(indexPath, index);
  const unchanged = [...differences.keys()].filter((path) => !differs(path));
  for (const path of [...unchanged, ...foreign]) next.keep(path);
  for (const folder of previous.emptyFolders) next.keepFolder(folder);
  next.settle();
  swapIn(fileSystem, root, { output, lock: newLock });
}
