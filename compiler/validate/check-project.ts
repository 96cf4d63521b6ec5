import { diagnose } from '../diagnostic/diagnostic.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { LoadedDocument } from '../model/program.ts';
import { validateFindings } from './findings.ts';
import { headOf } from './instance-path.ts';
import type { Shape } from './shapes.ts';

/** A document, and the shape that it is meant to have. */
export interface RecognizedDocument {
  readonly document: LoadedDocument;
  readonly shape: Shape;
}

/** There is one Project, and it alone stands in `adac.yaml`. */
export function checkProject(
  recognized: readonly RecognizedDocument[],
  projectPath: string,
): Diagnostic[] {
  const isProject = ({ shape }: RecognizedDocument): boolean => shape.kind === 'Project';
  const inside = recognized.filter(({ document }) => document.file.path === projectPath);
  const project = inside.find(isProject);
  return [
    ...inside.filter((one) => one !== project).map((one) => inProjectFile(one, isProject(one))),
    ...recognized
      .filter((one) => isProject(one) && one.document.file.path !== projectPath)
      .map(({ document }) => elsewhere(document, projectPath)),
  ];
}

function inProjectFile({ document }: RecognizedDocument, isProject: boolean): Diagnostic {
  const { path } = document.file;
  return diagnose(validateFindings.misplacedProject, {
    place: headOf(document, [], document.value),
    message: isProject
      ? `"${path}" holds a second Project.`
      : `"${path}" holds the Project and nothing else.`,
    help: isProject
      ? 'Merge it into the first.'
      : 'Move this document to a file that the globs of "spec.sources" match.',
  });
}

function elsewhere(document: LoadedDocument, projectPath: string): Diagnostic {
  return diagnose(validateFindings.misplacedProject, {
    place: { document, path: ['kind'] },
    message: `The Project stands in "${projectPath}", not in "${document.file.path}".`,
    help: `Move it to "${projectPath}".`,
  });
}
