import { classifyPath, lockPath, projectPath } from '../../compiler/load/classify-path.ts';
import type { SourceKind } from '../../compiler/load/classify-path.ts';
import { projectAlone } from '../../compiler/model/program.ts';
import type { SourceSet } from '../../compiler/model/program.ts';
import type { SourceFile } from '../../compiler/source/source-file.ts';

/** The sources of a project that stands in memory; a minimal `adac.yaml` is supplied where none is given. */
export function estate(files: Readonly<Record<string, string>>): SourceSet {
  const sorted = Object.entries(files)
    .map(([path, text]): SourceFile => ({ path, text }))
    .sort((left, right) => (left.path < right.path ? -1 : 1));
  const ofKind = (kind: SourceKind): SourceFile[] =>
    sorted.filter(({ path }) => classifyPath(path) === kind);
  return {
    ...projectAlone(sorted.find(({ path }) => path === projectPath) ?? minimalProject),
    definitions: ofKind('definition'),
    templates: ofKind('template'),
    policies: ofKind('policy'),
    lock: sorted.find(({ path }) => path === lockPath)?.text,
  };
}

const minimalProject: SourceFile = {
  path: projectPath,
  text: `apiVersion: adac.dev/v2
kind: Project
metadata:
  name: test
spec: {}
`,
};
