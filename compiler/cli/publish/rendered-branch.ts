import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CannotRunError } from '../../diagnostic/cannot-run-error.ts';
import { openGit } from './git.ts';
import type { Git } from './git.ts';
import type { SourceOutput } from './source-output.ts';

/** A branch of another repository, or of this one, that holds what was compiled and no sources. */
export interface RenderedBranch {
  /** The text of a file of the branch; undefined where there is none. */
  read(path: string): Promise<string | undefined>;
  /** Removes and adds files, and pushes the commit; undefined, and nothing done, where that changes no byte. */
  commit(change: BranchChange): Promise<string | undefined>;
}

/** Paths are from the root of the repository. */
export interface BranchChange {
  readonly removed: readonly string[];
  /** By path, the blobs of the source repository. */
  readonly added: ReadonlyMap<string, string>;
  /** By path, files with texts of their own. */
  readonly texts: ReadonlyMap<string, string>;
  /** Paragraphs; the last one holds the trailers. */
  readonly message: readonly string[];
}

/** Which branch, and who commits to it. */
export interface BranchTarget {
  readonly url: string;
  readonly branch: string;
  readonly author: { readonly name: string; readonly email: string };
  /** Lines of Git's configuration by which the repository may be reached. */
  readonly credentials: string;
}

/**
 * Gives `use` the branch as it is now. All that is done is done in an empty repository of its own, which borrows the objects of
 * the source and has none of its configuration, hooks, attributes or filters; nothing is ever checked out.
 */
export async function withRenderedBranch<Result>(
  source: SourceOutput,
  target: BranchTarget,
  use: (branch: RenderedBranch) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'adac-publish-'));
  try {
    const git = openGit(folder, 'https:ssh:file');
    await makeRepository(git, folder, source, target);
    const base = await fetchBase(git, target);
    return await use({
      read: async (path) => readBlob(git, base, path),
      commit: async (change) => commitAndPush(git, folder, { base, change, target }),
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function makeRepository(
  git: Git,
  folder: string,
  { objects, shallow, objectFormat }: SourceOutput,
  { author, credentials }: BranchTarget,
): Promise<void> {
  if (/["#\n]/.test(objects)) {
    throw new CannotRunError(
      'The path of the repository holds a character that Git cannot borrow by.',
    );
  }
  await git('start a repository', 'init', '--quiet', `--object-format=${objectFormat}`);
  writeFileSync(join(folder, '.git', 'objects', 'info', 'alternates'), `${objects}\n`);
  // Git walks from what is borrowed as well, and would look for parents that a shallow clone never had.
  if (shallow !== '') writeFileSync(join(folder, '.git', 'shallow'), shallow);
  const settings = [
    '[core]',
    '\thooksPath = /dev/null',
    '[gc]',
    '\tauto = 0',
    '[user]',
    `\tname = ${quoteSetting(author.name)}`,
    `\temail = ${quoteSetting(author.email)}`,
    credentials,
  ];
  appendFileSync(join(folder, '.git', 'config'), `${settings.join('\n')}\n`, { mode: 0o600 });
}

/** A value as Git's configuration takes any text. */
export function quoteSetting(text: string): string {
  const escaped = text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
  return `"${escaped}"`;
}

/** The commit that the branch stands at; undefined where there is no such branch yet. */
async function fetchBase(git: Git, { url, branch }: BranchTarget): Promise<string | undefined> {
  const reference = `refs/heads/${branch}`;
  const heads = await git('ask the repository for its branches', 'ls-remote', '--', url, reference);
  const head = heads.split('\n').find((line) => line.endsWith(`\t${reference}`));
  if (head === undefined) return undefined;
  await git(
    `fetch branch "${branch}"`,
    ...['fetch', '--quiet', '--no-tags', '--depth=1', '--', url, `${reference}:refs/adac/base`],
  );
  const commit = await git(`find branch "${branch}"`, 'rev-parse', '--verify', 'refs/adac/base');
  return commit.trim();
}

async function readBlob(
  git: Git,
  base: string | undefined,
  path: string,
): Promise<string | undefined> {
  if (base === undefined) return undefined;
  const listed = await git(`list "${path}"`, 'ls-tree', '-z', '--full-tree', base, '--', path);
  const [, blob] = /^100644 blob ([0-9a-f]+)\t/.exec(listed) ?? [];
  return blob === undefined ? undefined : git(`read "${path}"`, 'cat-file', 'blob', blob);
}

interface Commit {
  readonly base: string | undefined;
  readonly change: BranchChange;
  readonly target: BranchTarget;
}

async function commitAndPush(
  git: Git,
  folder: string,
  { base, change, target }: Commit,
): Promise<string | undefined> {
  const tree = await writeTree(git, folder, base, change);
  if (base !== undefined && (await treeOf(git, base)) === tree) return undefined;
  const parents = base === undefined ? [] : ['-p', base];
  const paragraphs = change.message.flatMap((paragraph) => ['-m', paragraph]);
  const made = await git('make a commit', 'commit-tree', tree, ...parents, ...paragraphs);
  const commit = made.trim();
  // No plus and no force: where somebody else was faster, the repository refuses.
  await git(
    `push to branch "${target.branch}"; if somebody pushed meanwhile, publish again`,
    ...[
      'push',
      '--quiet',
      '--no-verify',
      '--',
      target.url,
      `${commit}:refs/heads/${target.branch}`,
    ],
  );
  return commit;
}

async function treeOf(git: Git, commit: string): Promise<string> {
  return (
    await git('find what the branch holds', 'rev-parse', '--verify', `${commit}^{tree}`)
  ).trim();
}

/** Files that one command names; a command line has an end. */
const mostFiles = 200;

async function writeTree(
  git: Git,
  folder: string,
  base: string | undefined,
  { removed, added, texts }: BranchChange,
): Promise<string> {
  await git('read the branch', 'read-tree', base ?? '--empty');
  const blobs = new Map(added);
  for (const [path, text] of texts) blobs.set(path, await writeBlob(git, folder, text));
  for (const paths of chunks(removed)) {
    await git('remove files', 'update-index', '--force-remove', '--', ...paths);
  }
  for (const entries of chunks([...blobs])) {
    const infos = entries.flatMap(([path, blob]) => ['--cacheinfo', `100644,${blob},${path}`]);
    await git('add files', 'update-index', '--add', ...infos);
  }
  return (await git('write the files', 'write-tree')).trim();
}

async function writeBlob(git: Git, folder: string, text: string): Promise<string> {
  const file = join(folder, 'adac-text');
  writeFileSync(file, text);
  const blob = await git('write the index', 'hash-object', '-w', '--no-filters', '--', file);
  return blob.trim();
}

function chunks<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  const count = Math.ceil(items.length / mostFiles);
  return Array.from({ length: count }, (_, index) =>
    items.slice(index * mostFiles, (index + 1) * mostFiles),
  );
}
