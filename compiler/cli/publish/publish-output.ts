import { findLosses } from '../../bundle/destroy-guard.ts';
import type { EnvironmentLoss } from '../../bundle/destroy-guard.ts';
import { parseCostLines, type Costs } from '../../bundle/cost-lines.ts';
import { environmentOf, formatIndex, indexPath, parseIndex } from '../../bundle/output-index.ts';
import type { IndexEntry } from '../../bundle/output-index.ts';
import { CannotRunError } from '../../diagnostic/cannot-run-error.ts';
import { suggest } from '../../diagnostic/suggest.ts';
import { version } from '../../model/version.ts';
import type { RenderedBranch } from './rendered-branch.ts';
import type { SourceFileEntry, SourceOutput } from './source-output.ts';

export interface PublishOptions {
  /** All that are compiled, unless given. */
  readonly environment: string | undefined;
  /** Lets the commit remove an environment, or much of one. */
  readonly allowDestroy: boolean;
}

/** What a publish did. */
export interface Published {
  /** Full id; undefined where nothing was committed. */
  readonly commit: string | undefined;
  readonly environments: readonly string[];
  readonly files: { readonly created: number; readonly changed: number; readonly deleted: number };
  /** What would be destroyed; then nothing was committed. */
  readonly losses: readonly EnvironmentLoss[];
}

/** Makes a branch hold the output of one environment, or of all, and leaves everything else on it alone. */
export async function publishOutput(
  source: SourceOutput,
  branch: RenderedBranch,
  { environment, allowDestroy }: PublishOptions,
): Promise<Published> {
  const files = selectFiles(source, environment);
  const index = (await branch.read(`${source.folder}/${indexPath}`)) ?? '';
  const before = parseIndex(index);
  const isSelected = ({ path }: IndexEntry): boolean =>
    environment === undefined || environmentOf(path) === environment;
  const owned = [...before.values()].filter(isSelected);
  const others = [...before.values()].filter((entry) => !isSelected(entry));
  const entries = [...files.map(({ entry }) => entry), ...others];
  const environments = [...new Set(files.map(({ entry }) => environmentOf(entry.path) ?? ''))];
  const counts = countChanges(owned, files);
  const losses = allowDestroy
    ? []
    : findLosses(
        owned,
        new Map(files.map(({ entry }) => [entry.path, entry.objects])),
        new Set(environments),
      );
  if (losses.length > 0) return { commit: undefined, environments, files: counts, losses };
  const after = new Set(files.map(({ entry }) => entry.path));
  const commit = await branch.commit({
    removed: owned
      .filter(({ path }) => !after.has(path))
      .map(({ path }) => `${source.folder}/${path}`),
    added: new Map(files.map(({ entry, blob }) => [`${source.folder}/${entry.path}`, blob])),
    texts: new Map([
      [
        `${source.folder}/${indexPath}`,
        formatIndex(version, entries, costsAfter(parseCostLines(index), source, environment)),
      ],
    ]),
    message: messageOf(source, environments),
  });
  return { commit, environments, files: counts, losses };
}

/** Of the published environments what the output says; of those that the branch keeps, what its own index says. */
function costsAfter(
  before: Costs,
  { costs }: SourceOutput,
  environment: string | undefined,
): Costs {
  if (environment === undefined) return costs;
  return new Map([
    ...[...before].filter(([name]) => name !== environment),
    ...[...costs].filter(([name]) => name === environment),
  ]);
}

/** Throws CannotRunError where the output has no such environment. */
function selectFiles(
  { files }: SourceOutput,
  environment: string | undefined,
): readonly SourceFileEntry[] {
  if (environment === undefined) return files;
  const selected = files.filter(({ entry }) => environmentOf(entry.path) === environment);
  if (selected.length > 0) return selected;
  const names = new Set(files.map(({ entry }) => environmentOf(entry.path) ?? ''));
  const nearest = suggest(environment, names);
  throw new CannotRunError(
    `The output has no environment "${environment}".`,
    nearest === undefined
      ? 'Run `adac compile` and commit what it writes.'
      : `Did you mean "${nearest}"?`,
  );
}

function countChanges(
  owned: readonly IndexEntry[],
  files: readonly SourceFileEntry[],
): Published['files'] {
  const before = new Map(owned.map(({ path, sha256 }) => [path, sha256]));
  const created = files.filter(({ entry }) => !before.has(entry.path)).length;
  const same = files.filter(({ entry }) => before.get(entry.path) === entry.sha256).length;
  const kept = files.length - created;
  return { created, changed: kept - same, deleted: owned.length - kept };
}

/** Names are of a plain alphabet, so that none can forge a trailer. */
function messageOf({ commit }: SourceOutput, environments: readonly string[]): readonly string[] {
  return [
    `Publish ${environments.length === 1 ? (environments[0] ?? '') : `${environments.length} environments`}`,
    [
      ...environments.map((name) => `Adac-Environment: ${name}`),
      `Adac-Version: ${version}`,
      `Source-Commit: ${commit}`,
    ].join('\n'),
  ];
}
