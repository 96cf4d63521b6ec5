import { suggest } from '../../../diagnostic/suggest.ts';
import { promptFindings } from './prompt-findings.ts';
import type { TemplateLibrary } from './template-library.ts';
import { textOfFile } from './template-text.ts';
import type { TemplateText } from './template-text.ts';
import type { PartialNode, TemplateProblem } from './template.ts';

/**
 * The template that a partial names; a problem and undefined where there is none, where there are several,
 * or where it is being rendered already. `stack` holds the templates that include each other up to here.
 */
export function findPartial(
  { name, span }: PartialNode,
  library: TemplateLibrary,
  stack: readonly TemplateText[],
  problem: (problem: TemplateProblem) => void,
): TemplateText | undefined {
  const [file, ...others] = library.named(name);
  if (file === undefined) {
    const near = suggest(name, library.names);
    problem({
      type: promptFindings.promptPartial,
      span,
      message: `No template is called "${name}".`,
      help:
        near === undefined
          ? 'Put it into a folder named prompts below agents/.'
          : `Did you mean "${near}"?`,
    });
    return undefined;
  }
  if (others.length > 0) {
    const paths = [file, ...others].map(({ path }) => `"${path}"`).join(' and ');
    problem({
      type: promptFindings.promptPartial,
      span,
      message: `Several templates are called "${name}": ${paths}.`,
      help: 'Rename all but one of them.',
    });
    return undefined;
  }
  if (stack.some((text) => text.file === file)) {
    problem({
      type: promptFindings.promptCycle,
      span,
      message: `Partial "${name}" includes itself.`,
      help: 'Remove one of the references.',
    });
    return undefined;
  }
  if (stack.length >= maxDepth) {
    problem({
      type: promptFindings.promptSize,
      span,
      message: `Partials include each other more than ${maxDepth} deep.`,
      help: 'Put together what is always used together.',
    });
    return undefined;
  }
  return textOfFile(file);
}

const maxDepth = 20;
