import type { PhaseResult } from '../../diagnostic/diagnostic.ts';
import { readSources } from '../../load/read-sources.ts';
import { projectAlone } from '../../model/program.ts';
import type { SourceSet } from '../../model/program.ts';
import type { SourceFile } from '../../source/source-file.ts';
import type { Scaffold } from './scaffold.ts';

/** The sources of a project that is nothing but a scaffold, its project file first. */
export function sourcesOf(scaffold: Scaffold): PhaseResult<SourceSet> {
  const [project, ...definitions] = filesOf(scaffold);
  if (project === undefined) throw new Error('A scaffold has files.');
  const value = { ...projectAlone(project), definitions: sorted(definitions) };
  return { value, diagnostics: [] };
}

/** The sources of a project with a scaffold added. */
export function sourcesWith(root: string, scaffold: Scaffold): PhaseResult<SourceSet> {
  const { value, diagnostics } = readSources(root);
  const definitions = sorted([...value.definitions, ...filesOf(scaffold)]);
  return { value: { ...value, definitions }, diagnostics };
}

function filesOf(scaffold: Scaffold): readonly SourceFile[] {
  return [...scaffold].map(([file, text]) => ({ path: file, text }));
}

function sorted(files: readonly SourceFile[]): readonly SourceFile[] {
  return [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
}
