import { resolve } from 'node:path';
import type { Diagnostic, PhaseResult } from '../diagnostic/diagnostic.ts';
import type { Bundle, CostsBefore, ManifestSet, OutputChanges } from '../model/output.ts';
import { guardAgainstDestroying } from './destroy-guard.ts';
import { describeDiskError } from './disk-error.ts';
import { nodeFileSystem } from './file-system.ts';
import type { FileSystem } from './file-system.ts';
import { checkOutputFolder, outputFolder } from './output-folder.ts';
import { parseCostLines } from './cost-lines.ts';
import { environmentOf, isIndex, parseIndex } from './output-index.ts';
import type { IndexEntry } from './output-index.ts';
import { readPreviousOutput } from './previous-output.ts';
import { recover } from './recover.ts';
import { removeRubbish } from './remove-rubbish.ts';
import { writeOutput } from './write-output.ts';

export interface BundleOptions {
  /** The project's folder. */
  readonly root: string;
  /** False computes what would change, and writes nothing. */
  readonly write: boolean;
  /** Lets a compile remove an environment, or much of one. */
  readonly allowDestroy: boolean;
  /** Only what belongs to this environment is written or deleted. */
  readonly environment?: string;
  /** The text of the index that costs are compared with, empty where there was none; that on the disk, unless given. */
  readonly baseIndex?: string;
  /** The disk, unless given. */
  readonly fileSystem?: FileSystem;
}

/**
 * Renders the manifests and the runtime bundle, and makes the output folder and `adac.lock` hold exactly that.
 * Throws CannotRunError where the disk, or what stands in the way, does not let it; then nothing has changed.
 */
export function bundle(manifests: ManifestSet, options: BundleOptions): PhaseResult<Bundle> {
  const root = resolve(options.root);
  const { program } = manifests.placed;
  const misplaced = checkOutputFolder(program);
  if (misplaced !== undefined) return refuse(manifests, [misplaced]);
  try {
    return bundleInto(outputFolder(program), manifests, { ...options, root });
  } catch (error) {
    throw describeDiskError(error, root);
  }
}

function bundleInto(output: string, all: ManifestSet, options: BundleOptions): PhaseResult<Bundle> {
  const { root, write, allowDestroy, environment, fileSystem = nodeFileSystem } = options;
  const manifests = selectFiles(all, environment);
  recover(root, fileSystem);
  if (write) removeRubbish(fileSystem, root, output);
  const previous = readPreviousOutput(fileSystem, root, output);
  const inScope = ({ path }: IndexEntry): boolean =>
    environment === undefined || environmentOf(path) === environment;
  const guarded = allowDestroy
    ? []
    : guardAgainstDestroying(manifests, [...previous.owned.values()].filter(inScope));
  if (guarded.length > 0) return refuse(manifests, guarded);
  const written = writeOutput(manifests, {
    fileSystem,
    root,
    output,
    previous,
    inScope,
    write,
  });
  if (written.diagnostics.length > 0) return refuse(manifests, written.diagnostics);
  const { changes, entries } = written;
  return {
    value: {
      placed: manifests.placed,
      ...countByEnvironment(manifests, entries),
      changes,
      before: costsBefore(options.baseIndex ?? previous.index, environment),
    },
    diagnostics: [],
  };
}

/** Only the files of one environment, where only that one is to be written. */
function selectFiles(manifests: ManifestSet, environment: string | undefined): ManifestSet {
  if (environment === undefined) return manifests;
  const { placed, files } = manifests;
  return {
    placed: {
      ...placed,
      environments: placed.environments.filter((one) => one.environment.name === environment),
    },
    files: files.filter((file) => file.environment === environment),
  };
}

const noChanges: OutputChanges = {
  created: [],
  changed: [],
  deleted: [],
  unchanged: 0,
  lock: { added: 0, removed: 0 },
};

function refuse({ placed }: ManifestSet, diagnostics: readonly Diagnostic[]): PhaseResult<Bundle> {
  const value = { placed, objects: {}, files: {}, changes: noChanges, before: undefined };
  return { value, diagnostics };
}

/** What an index says of the environments that a compile is about. */
function costsBefore(
  index: string | undefined,
  environment: string | undefined,
): CostsBefore | undefined {
  if (index === undefined || !isIndex(index)) return undefined;
  const costs = parseCostLines(index);
  const names = [...parseIndex(index).keys()].map((path) => environmentOf(path) ?? '');
  const asked = [...new Set(names)].filter(
    (name) => environment === undefined || name === environment,
  );
  return new Map(asked.map((name) => [name, costs.get(name)]));
}

function countByEnvironment(
  { placed }: ManifestSet,
  entries: readonly IndexEntry[],
): Pick<Bundle, 'objects' | 'files'> {
  const objects = new Map(placed.environments.map(({ environment }) => [environment.name, 0]));
  const files = new Map(objects);
  for (const entry of entries) {
    const name = environmentOf(entry.path) ?? '';
    objects.set(name, (objects.get(name) ?? 0) + entry.objects);
    files.set(name, (files.get(name) ?? 0) + 1);
  }
  return { objects: Object.fromEntries(objects), files: Object.fromEntries(files) };
}
