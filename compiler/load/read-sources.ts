import { join } from 'node:path';

import { CannotRunError } from '../diagnostic/cannot-run-error.ts';
import { diagnose } from '../diagnostic/diagnostic.ts';
import type { Diagnostic, PhaseResult } from '../diagnostic/diagnostic.ts';
import { quote } from '../diagnostic/quote.ts';
import type { SourceSet } from '../model/program.ts';
import type { SourceFile } from '../source/source-file.ts';
import {
  classifyPath,
  lockPath,
  policyModulePath,
  projectPath,
  runtimeModulePath,
} from './classify-path.ts';
import type { SourceKind } from './classify-path.ts';
import { committedAgents } from './committed-agents.ts';
import { decodeSource } from './decode-source.ts';
import { decodeText } from './decode-text.ts';
import { loadFindings } from './findings.ts';
import { parseGlob } from './match-glob.ts';
import type { Glob } from './match-glob.ts';
import { maxUnits } from './parse-file.ts';
import { pathReport } from './path-report.ts';
import type { PathReport } from './path-report.ts';
import { readRegularFile } from './read-regular-file.ts';
import type { ReadProblem } from './read-regular-file.ts';
import { sourceSettings } from './source-settings.ts';
import type { SourceSettings } from './source-settings.ts';
import { walkProject } from './walk-project.ts';

/**
 * Reads the files of the project in a folder. Nothing outside the folder is read, nothing but
 * regular files, and none above 1 MiB.
 *
 * @throws CannotRunError where the folder holds no readable `adac.yaml`.
 */
export function readSources(root: string): PhaseResult<SourceSet> {
  const diagnostics: Diagnostic[] = [];
  const reader: Reader = { root, report: pathReport(diagnostics), diagnostics, bytes: 0 };
  const project = readProject(root);
  const settings = sourceSettings(project);
  const globs = usableGlobs(project, settings, diagnostics);
  const walk = walkProject(root, [...globs.map(({ glob }) => glob), ...impliedGlobs], {
    skip: settings.output,
    report: reader.report,
  });
  for (const { glob, index, text } of globs) {
    if (index !== undefined && !walk.matched.has(glob)) {
      reportGlob(project, index, diagnostics, {
        type: loadFindings.unmatchedGlob,
        message: `The glob ${quote(text)} matches no file that adac reads.`,
        help: 'Correct it, or remove it from the list.',
      });
    }
  }
  const sources = readAll(reader, project, walk.paths);
  const committed = committedAgents(root, settings.output);
  return { value: { ...sources, committed }, diagnostics };
}

interface Reader {
  readonly root: string;
  readonly report: PathReport;
  readonly diagnostics: Diagnostic[];
  /** Read so far. */
  bytes: number;
}

/** Read wherever the definitions are: prompts are named by path, and policy judges every project. */
const impliedGlobs: readonly Glob[] = [
  ['agents', '**', 'prompts', '**'],
  ['policies', '**', '*.rego'],
  ['policies', 'policy.wasm'],
  ['policies', 'runtime.wasm'],
];

const maxTotalBytes = 256 * 2 ** 20;
const maxGeneratedBytes = 64 * 2 ** 20;

function readProject(root: string): SourceFile {
  const bytes = readRegularFile(join(root, projectPath), maxUnits);
  if (bytes === 'missing') {
    const help = 'Run adac in a folder that holds an adac.yaml.';
    throw new CannotRunError('There is no adac.yaml in this folder.', help);
  }
  if (typeof bytes === 'string') {
    const help = 'Put a text file of at most 1 MiB there.';
    throw new CannotRunError(`The file adac.yaml ${problemWords[bytes]}.`, help);
  }
  const text = decodeText(bytes);
  if (typeof text === 'string') return { path: projectPath, text };
  throw new CannotRunError('The file adac.yaml is not UTF-8.', 'Save it as UTF-8.');
}

const problemWords: Readonly<Record<Exclude<ReadProblem, 'missing'>, string>> = {
  special: 'is no regular file',
  'too-large': 'is larger than 1 MiB',
  unreadable: 'cannot be read',
};

interface UsableGlob {
  readonly glob: Glob;
  readonly text: string;
  /** In `spec.sources`; absent for one that nobody wrote. */
  readonly index: number | undefined;
}

function usableGlobs(
  project: SourceFile,
  settings: SourceSettings,
  diagnostics: Diagnostic[],
): UsableGlob[] {
  return settings.globs.flatMap(({ text, index }) => {
    const glob = parseGlob(text);
    if (glob !== undefined) return [{ glob, text, index }];
    if (index !== undefined) {
      reportGlob(project, index, diagnostics, {
        type: loadFindings.badGlob,
        message: `${quote(text)} is no glob of files inside the project.`,
        help: 'Write a path relative to adac.yaml with "*", "?" and "**", such as "agents/**".',
      });
    }
    return [];
  });
}

function reportGlob(
  file: SourceFile,
  index: number,
  diagnostics: Diagnostic[],
  {
    type,
    ...finding
  }: Pick<Diagnostic, 'message'> & { type: Parameters<typeof diagnose>[0]; help: string },
): void {
  const place = { document: { file, index: 0 }, path: ['spec', 'sources', index] };
  diagnostics.push(diagnose(type, { place, ...finding }));
}

function readAll(
  reader: Reader,
  project: SourceFile,
  paths: readonly string[],
): Omit<SourceSet, 'committed'> {
  const files: Record<SourceKind, SourceFile[]> = { definition: [], template: [], policy: [] };
  for (const path of paths) {
    const kind = classifyPath(path);
    if (kind === undefined) continue;
    const file = readText(reader, path, maxUnits);
    if (file !== undefined) files[kind].push(file);
    if (reader.bytes > maxTotalBytes) break;
  }
  if (reader.bytes > maxTotalBytes) {
    reader.report(loadFindings.tooMuch, projectPath, {
      message: 'The files of the project hold more than 256 MiB.',
      help: 'Name narrower globs in spec.sources.',
    });
  }
  return {
    project,
    definitions: files.definition,
    templates: files.template,
    policies: files.policy,
    policyModule: readModule(reader, paths, policyModulePath),
    runtimeModule: readModule(reader, paths, runtimeModulePath),
    lock: readText(reader, lockPath, maxGeneratedBytes)?.text,
  };
}

function readModule(
  reader: Reader,
  paths: readonly string[],
  path: string,
): Uint8Array | undefined {
  if (!paths.includes(path)) return undefined;
  const bytes = readRegularFile(join(reader.root, path), maxGeneratedBytes);
  if (typeof bytes !== 'string') return Uint8Array.from(bytes);
  reportProblem(reader, path, bytes);
  return undefined;
}

function readText(reader: Reader, path: string, limit: number): SourceFile | undefined {
  const bytes = readRegularFile(join(reader.root, path), limit);
  if (typeof bytes === 'string') {
    if (bytes !== 'missing' || path !== lockPath) reportProblem(reader, path, bytes);
    return undefined;
  }
  reader.bytes += bytes.length;
  const decoded = decodeSource(path, bytes);
  if (!('code' in decoded)) return decoded;
  reader.diagnostics.push(decoded);
  return undefined;
}

function reportProblem({ report }: Reader, path: string, problem: ReadProblem): void {
  switch (problem) {
    case 'too-large':
      report(loadFindings.tooLarge, path, {
        message: 'The file is larger than adac reads.',
        help: 'Write the definitions into several files.',
      });
      return;
    case 'special':
      report(loadFindings.notARegularFile, path, {
        message: 'This is no regular file.',
        help: 'Put the file itself there.',
      });
      return;
    case 'missing':
    case 'unreadable':
      report(loadFindings.unreadable, path, {
        message: 'The file cannot be read.',
        help: 'Check its permissions.',
      });
  }
}
