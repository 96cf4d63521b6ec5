import { promptFindings } from './prompt-findings.ts';
import type { TemplateProblem } from './template.ts';

/** Caps on what the parser gets to see; far above any prompt that a person wrote. */
const caps = { length: 65_536, expressions: 1000, blocks: 200, depth: 20 };

/** What makes a template too large to be parsed, or undefined. One pass over the text. */
export function checkTemplateSize(text: string): TemplateProblem | undefined {
  if (text.length > caps.length) return tooMany('characters', caps.length, caps.length);
  const counts = { expressions: 0, blocks: 0, depth: 0 };
  for (const match of text.matchAll(openings)) {
    counts.expressions++;
    const [, sign] = match;
    if (sign === '#' || sign === '^' || sign === 'else') counts.blocks++;
    if (sign === '#' || sign === '^') counts.depth++;
    if (sign === '/') counts.depth--;
    if (counts.expressions > caps.expressions) {
      return tooMany('expressions', caps.expressions, match.index);
    }
    if (counts.blocks > caps.blocks) return tooMany('blocks', caps.blocks, match.index);
    if (counts.depth > caps.depth) return tooMany('nested blocks', caps.depth, match.index);
  }
  return undefined;
}

/** The beginning of an expression, and the sign that says what it opens. */
const openings = /\{\{~?[ \t\r\n]*(#|\^|\/|else\b)?/g;

function tooMany(what: string, cap: number, offset: number): TemplateProblem {
  return {
    type: promptFindings.promptSize,
    span: { start: offset, end: offset },
    message: `The template has more than ${cap} ${what}.`,
    help: 'Shorten it, or move parts into the data that the agent reads when it runs.',
  };
}
