import { suggest } from '../../../diagnostic/suggest.ts';
import type { Definition } from '../../../model/definition.ts';
import { at } from '../../../source/origin.ts';
import type { Place } from '../../../source/place.ts';
import type { SourceFile } from '../../../source/source-file.ts';
import type { Span } from '../../../source/span.ts';
import type { ReportFinding } from '../collect-findings.ts';
import type { Settled } from '../settled.ts';
import { promptFindings } from './prompt-findings.ts';
import type { TemplateLibrary } from './template-library.ts';

/** The text of a template, and where it was written. */
export interface TemplateText {
  readonly text: string;
  /** Absent for a text that stands in a definition. */
  readonly file: SourceFile | undefined;
  /** The place of a span of the text. */
  placeOf(span: Span): Place;
}

/**
 * The template of an agent's prompt: the text in the definition, or that of its file; none where the prompt has
 * only values. Undefined where the file does not exist, which is reported.
 */
export function findTemplateText(
  agent: Definition<'Agent'>,
  library: TemplateLibrary,
  report: ReportFinding,
): Settled<TemplateText | undefined> | undefined {
  const { prompt } = agent.spec;
  if (typeof prompt === 'string') return { value: textIn(agent, prompt, ['spec', 'prompt']) };
  if (prompt?.text !== undefined) {
    return { value: textIn(agent, prompt.text, ['spec', 'prompt', 'text']) };
  }
  if (prompt?.file === undefined) return { value: undefined };
  const file = library.file(prompt.file);
  if (file !== undefined) return { value: textOfFile(file) };
  const near = suggest(prompt.file, library.paths);
  report(promptFindings.promptFile, {
    place: at(agent, 'spec', 'prompt', 'file'),
    message: `There is no prompt template "${prompt.file}".`,
    help:
      near === undefined
        ? "Write its path from the project's folder; it must lie in a folder named prompts below agents/."
        : `Did you mean "${near}"?`,
  });
  return undefined;
}

/** The template that a file holds. */
export function textOfFile(file: SourceFile): TemplateText {
  return { text: file.text, file, placeOf: (span) => ({ file, span }) };
}

function textIn(agent: Definition<'Agent'>, text: string, path: readonly string[]): TemplateText {
  const placeOf = (within: Span): Place => ({ ...at(agent, ...path), within });
  return { text, file: undefined, placeOf };
}
