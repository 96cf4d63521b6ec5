import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readOutput, type EnvironmentOutput } from './estate-output.ts';
import { runProgram, runToSuccess, type CommandOutcome } from './run-program.ts';
import type { Lab } from './scenario.ts';

/** A project of its own in a Git repository, edited, compiled and committed as people do it. */
export interface Project {
  readonly folder: string;
  readonly write: (file: string, text: string) => void;
  readonly read: (file: string) => string;
  readonly remove: (file: string) => void;
  /** `adac compile`, whatever comes of it. */
  readonly compile: (...flags: string[]) => Promise<CommandOutcome>;
  /** Compiles, which must succeed, and commits everything. */
  readonly release: (message: string) => Promise<void>;
  readonly git: (...args: string[]) => Promise<string>;
  /** What the last compile wrote, all environments together. */
  readonly output: () => Omit<EnvironmentOutput, 'name'>;
}

/** Makes a repository of a new folder; nothing is committed yet. */
export async function createProject(
  { root, newFolder }: Lab,
  files: Readonly<Record<string, string>>,
): Promise<Project> {
  const folder = newFolder('project');
  const git = (...args: string[]): Promise<string> =>
    runToSuccess({ file: 'git', args: [...identity, ...args], cwd: folder });
  const compile = (...flags: string[]): Promise<CommandOutcome> =>
    runProgram({
      file: process.execPath,
      args: [path.join(root, 'dist/adac.js'), 'compile', '--project', folder, ...flags],
    });
  const write = (file: string, text: string): void => {
    const target = path.join(folder, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
  };
  await git('init', '--quiet', '--initial-branch=main');
  for (const [file, text] of Object.entries(files)) write(file, text);
  return {
    folder,
    git,
    compile,
    write,
    read: (file) => readFileSync(path.join(folder, file), 'utf8'),
    output: () => {
      const outputs = readOutput(path.join(folder, 'out'));
      return {
        manifests: outputs.flatMap(({ manifests }) => manifests),
        argo: outputs.flatMap(({ argo }) => argo),
      };
    },
    remove: (file) => {
      rmSync(path.join(folder, file));
    },
    async release(message) {
      const { code, out, err } = await compile();
      if (code !== 0) throw new Error(`The compile ended with ${code}: ${out}${err}`);
      await git('add', '--all');
      await git('commit', '--quiet', '--message', message);
    },
  };
}

// Whatever the machine is configured to do with commits, these are neither signed nor hooked.
const identity = [
  '-c',
  'user.name=adac test',
  '-c',
  'user.email=test@adac.example',
  '-c',
  'commit.gpgsign=false',
  '-c',
  'core.hooksPath=/dev/null',
];
