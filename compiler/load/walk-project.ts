import { readdirSync, statSync } from 'node:fs';
import type { Dirent } from 'node:fs';
import { join } from 'node:path';

import { checkName, checkTwins } from './check-name.ts';
import { classifyPath, isPolicyModule } from './classify-path.ts';
import { loadFindings } from './findings.ts';
import { isMatch, startOf, step } from './match-glob.ts';
import type { Glob, GlobState } from './match-glob.ts';
import type { PathReport } from './path-report.ts';

/** What the globs of a project match. */
export interface Walk {
  /** Regular files that adac reads, relative to the project; sorted by UTF-16 unit. */
  readonly paths: readonly string[];
  /** The globs that matched one of them. */
  readonly matched: ReadonlySet<Glob>;
}

/**
 * Finds the files that the globs match, looking only into folders that can hold some. Links are
 * never followed, so the walk neither leaves the project nor goes in circles.
 */
export function walkProject(
  root: string,
  globs: readonly Glob[],
  options: { readonly skip: string; readonly report: PathReport },
): Walk {
  const walker: Walker = { root, ...options, paths: [], matched: new Set(), entries: 0 };
  walkFolder(
    walker,
    '',
    globs.map((glob) => ({ glob, state: startOf(glob) })),
  );
  if (isOver(walker)) {
    options.report(loadFindings.tooMuch, 'adac.yaml', {
      message: 'The globs of the project match too many files.',
      help: 'Name narrower globs in spec.sources.',
    });
  }
  return { paths: walker.paths.sort(), matched: walker.matched };
}

interface Walker {
  readonly root: string;
  /** Folder that is not entered: the output. */
  readonly skip: string;
  readonly report: PathReport;
  readonly paths: string[];
  readonly matched: Set<Glob>;
  /** Names seen so far, whether they match or not. */
  entries: number;
}

/** A glob and where it stands at the folder at hand. */
interface Trace {
  readonly glob: Glob;
  readonly state: GlobState;
}

const maxFiles = 200_000;
const maxEntries = 1_000_000;

function isOver(walker: Walker): boolean {
  return walker.paths.length > maxFiles || walker.entries > maxEntries;
}

/** @param folder - relative, with a slash at the end; empty for the project itself */
function walkFolder(walker: Walker, folder: string, traces: readonly Trace[]): void {
  const entries = listFolder(walker, folder);
  walker.entries += entries.length;
  const names: string[] = [];
  for (const entry of entries) {
    if (isOver(walker)) return;
    const { name } = entry;
    if (neverEntered.has(name) || folder + name === walker.skip) continue;
    const path = folder + name;
    // Stepping the globs is the dearest part, and most names that do not count are known by their end.
    const isUsed = classifyPath(path) !== undefined || isPolicyModule(path);
    if (entry.isFile() && !isUsed) continue;
    const reached = stepAll(traces, name);
    if (reached.length === 0) continue;
    if (visit(walker, entry, path, reached)) names.push(name);
  }
  checkTwins(folder, names, walker.report);
}

const neverEntered: ReadonlySet<string> = new Set(['.git', 'node_modules']);

function stepAll(traces: readonly Trace[], name: string): Trace[] {
  const reached: Trace[] = [];
  for (const { glob, state } of traces) {
    const next = step(glob, state, name);
    if (next.length > 0) reached.push({ glob, state: next });
  }
  return reached;
}

/** Whether the entry is part of the project. */
function visit(walker: Walker, entry: Dirent, path: string, reached: readonly Trace[]): boolean {
  const open = reached.filter(({ glob, state }) => state.some((at) => at < glob.length));
  if (entry.isDirectory()) {
    if (open.length === 0) return false;
    if (checkName(path, entry.name, walker.report)) walkFolder(walker, `${path}/`, open);
    return true;
  }
  const matching = reached.filter(({ glob, state }) => isMatch(glob, state));
  const isUsed = classifyPath(path) !== undefined || isPolicyModule(path);
  if (entry.isFile()) {
    if (matching.length === 0) return false;
    for (const { glob } of matching) walker.matched.add(glob);
    if (checkName(path, entry.name, walker.report)) walker.paths.push(path);
    return true;
  }
  const couldHold = open.length > 0 && entry.isSymbolicLink() && !leadsToFile(walker, path);
  if (couldHold || (isUsed && matching.length > 0)) reportSpecial(walker, entry, path);
  return false;
}

function leadsToFile(walker: Walker, path: string): boolean {
  try {
    return statSync(join(walker.root, path)).isFile();
  } catch {
    // A link that leads nowhere, or round in circles.
    return false;
  }
}

function reportSpecial(walker: Walker, entry: Dirent, path: string): void {
  const what = entry.isSymbolicLink() ? 'a symbolic link' : 'no regular file';
  walker.report(loadFindings.notARegularFile, path, {
    message: `This is ${what}, and adac reads regular files only.`,
    help: 'Put the file itself there, or name its folder in spec.sources.',
  });
}

function listFolder(walker: Walker, folder: string): Dirent[] {
  try {
    return readdirSync(join(walker.root, folder), { withFileTypes: true });
  } catch {
    walker.report(loadFindings.unreadable, folder, {
      message: 'The folder cannot be read.',
      help: 'Check its permissions.',
    });
    return [];
  }
}
