import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Definition } from '../../compiler/model/definition.ts';
import type { ManifestSet, OutputFile } from '../../compiler/model/output.ts';
import type { ProjectSpec } from '../../compiler/model/project.ts';
import type { LinkedEnvironment, SourceSet } from '../../compiler/model/program.ts';
import { at } from '../../compiler/source/origin.ts';
import {
  definition,
  linkedEnvironment,
  linkedProgram,
  resolvedAgent,
  sourceSet,
} from './builders.ts';
import { placedEnvironment } from './placed.ts';

/** Builders of manifest sets, for the tests of what writes them. */

export interface ManifestOptions {
  /** Environments by name; those that files name are there in any case. */
  readonly environments?: readonly LinkedEnvironment[];
  readonly lock?: string;
  readonly project?: ProjectSpec;
  readonly sources?: Partial<SourceSet>;
}

/** A file of the manifests: its text, or how many objects are in it. */
export type ManifestContent = string | number;

/** Manifests with the given files; a number stands for as many objects. */
export function manifestSet(
  files: Readonly<Record<string, ManifestContent>>,
  { environments = [], lock = '', project = {}, sources = {} }: ManifestOptions = {},
): ManifestSet {
  const known = new Map(environments.map((one) => [one.name, one]));
  for (const file of Object.keys(files)) {
    const name = file.split('/')[1] ?? '';
    if (!known.has(name)) known.set(name, oneAgentEnvironment(name));
  }
  const linked = [...known.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  const program = linkedProgram(linked, {
    project: definition('Project', 'estate', project),
    sources: sourceSet(sources),
  });
  return {
    placed: {
      program,
      environments: linked.map((one) => placedEnvironment(one)),
      others: [],
      lock,
    },
    files: Object.entries(files).map(([file, content]) =>
      manifestFile(file, content, program.project),
    ),
  };
}

function oneAgentEnvironment(name: string): LinkedEnvironment {
  return linkedEnvironment({
    name,
    agents: [resolvedAgent({ name: 'triage', namespace: 'desk' })],
  });
}

function manifestFile(
  file: string,
  content: ManifestContent,
  project: Definition<'Project'>,
): OutputFile {
  const objects = typeof content === 'number' ? content : 1;
  return {
    path: file,
    environment: file.split('/')[1] ?? '',
    objects,
    place: at(project, 'metadata', 'name'),
    render(sink) {
      if (typeof content === 'string') sink.write(content);
      else
        for (let index = 0; index < content; index++) sink.write(`---\n"kind": "Object${index}"\n`);
    },
  };
}

/** Every file and empty folder below a folder as text, by path; what adac keeps for itself while it runs is left out. */
export function outputOf(root: string): Readonly<Record<string, string>> {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).map((entry) => {
    const full = path.join(entry.parentPath, entry.name);
    const name = path.relative(root, full);
    if (name.startsWith('.adac-')) return undefined;
    if (entry.isFile()) return [name, readFileSync(full, 'utf8')] as const;
    return entry.isDirectory() && readdirSync(full).length === 0
      ? ([`${name}/`, ''] as const)
      : undefined;
  });
  return Object.fromEntries(
    entries.filter((entry) => entry !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
