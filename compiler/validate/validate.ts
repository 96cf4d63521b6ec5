import { schemaErrors } from '#validators';

import { diagnose } from '../diagnostic/diagnostic.ts';
import type { Diagnostic, PhaseResult } from '../diagnostic/diagnostic.ts';
import type {
  LoadedDocument,
  LoadedProgram,
  ValidatedDocument,
  ValidatedProgram,
} from '../model/program.ts';
import { checkMeaning } from './check-meaning.ts';
import { checkProject } from './check-project.ts';
import type { RecognizedDocument } from './check-project.ts';
import { describeMistake } from './describe-mistake.ts';
import { validateFindings } from './findings.ts';
import { headOf } from './instance-path.ts';
import { recognizeShape } from './recognize-shape.ts';
import { maxMistakes, selectMistakes } from './select-mistakes.ts';
import type { Shape } from './shapes.ts';

/**
 * Holds each document against the schema of its kind and dialect. Documents with a mistake are left
 * out of the value; the others are in it, with their types.
 */
export function validate(program: LoadedProgram): PhaseResult<ValidatedProgram> {
  const diagnostics: Diagnostic[] = [];
  const documents: ValidatedDocument[] = [];
  const recognized: RecognizedDocument[] = [];
  for (const document of program.documents) {
    const { shape, problem } = recognizeShape(document);
    if (shape === undefined) {
      diagnostics.push(problem);
      continue;
    }
    recognized.push({ document, shape });
    const accepted = validateDocument(document, shape, diagnostics);
    if (accepted !== undefined) documents.push(accepted);
  }
  diagnostics.push(...checkProject(recognized, program.sources.project.path));
  return { value: { sources: program.sources, documents }, diagnostics };
}

function validateDocument(
  document: LoadedDocument,
  shape: Shape,
  diagnostics: Diagnostic[],
): ValidatedDocument | undefined {
  const accepted = shape.accept(document);
  const found = accepted === undefined ? mistakesOf(document, shape) : [];
  found.push(...checkMeaning(document, shape));
  diagnostics.push(...found);
  return found.length === 0 ? accepted : undefined;
}

function mistakesOf(document: LoadedDocument, shape: Shape): Diagnostic[] {
  const { shown, count } = selectMistakes(schemaErrors(shape.schema, document.value));
  const found = shown.map((error) => describeMistake(document, shape.schema, error));
  if (count > maxMistakes) found.push(tooMany(document));
  return found;
}

function tooMany(document: LoadedDocument): Diagnostic {
  return diagnose(validateFindings.tooMany, {
    place: headOf(document, [], document.value),
    message: `The document has more than ${maxMistakes} mistakes; the first ${maxMistakes} are shown.`,
    help: 'Mend these first.',
  });
}
