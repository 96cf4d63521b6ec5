import { diagnose } from '../diagnostic/diagnostic.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { LinkedProgram } from '../model/program.ts';
import { at } from '../source/origin.ts';
import { bundleFindings } from './findings.ts';
import { isPlainPath } from './plain-path.ts';

const defaultOutput = 'out';
const defaultSources = ['agents/**', 'workflows/**', 'clusters/**', 'policies/**'];

/** The folder that the project's output goes to, relative to the project. */
export function outputFolder(program: LinkedProgram): string {
  return program.project.spec.output ?? defaultOutput;
}

/** What is wrong with the output folder, judged by its name alone. */
export function checkOutputFolder(program: LinkedProgram): Diagnostic | undefined {
  const output = outputFolder(program);
  const message = isPlainPath(output)
    ? complaintAboutNeighbours(program, output)
    : `The output folder "${output}" is not a path of plain names within the project.`;
  if (message === undefined) return undefined;
  return diagnose(bundleFindings.outputFolder, {
    place: at(program.project, 'spec', 'output'),
    message,
    help: 'Name a folder of its own, such as "out".',
  });
}

function complaintAboutNeighbours(program: LinkedProgram, output: string): string | undefined {
  if (output.toLowerCase().split('/').includes('.git')) {
    return `The output folder "${output}" lies in Git's own folder.`;
  }
  const folder = sourceFolders(program).find((one) => overlap(one, output));
  if (folder !== undefined) {
    return `The output folder "${output}" overlaps with "${folder}", which sources are read from.`;
  }
  return undefined;
}

/** Folders that sources are read from: the fixed parts of the globs, and where files were found. */
function sourceFolders(program: LinkedProgram): readonly string[] {
  const { definitions, templates, policies } = program.sources;
  const globs = program.project.spec.sources ?? defaultSources;
  const folders = new Set(globs.map(fixedPart));
  for (const file of [...definitions, ...templates, ...policies]) {
    folders.add(file.path.split('/').slice(0, -1).join('/'));
  }
  return [...folders].filter((folder) => folder !== '');
}

/** The folders of a glob before the first that has a wildcard. */
function fixedPart(glob: string): string {
  const segments = glob.replace(/^\.\//, '').split('/');
  const wild = segments.findIndex((segment) => /[*?[\]{}()!+@]/.test(segment));
  return segments.slice(0, wild === -1 ? -1 : wild).join('/');
}

// Compared without case, since on many disks `Agents` is `agents`.
function overlap(one: string, other: string): boolean {
  const [a, b] = [`${one.toLowerCase()}/`, `${other.toLowerCase()}/`];
  return a.startsWith(b) || b.startsWith(a);
}
