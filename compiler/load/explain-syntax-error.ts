import { parseEvents, YAMLException } from '#yaml-parser';

import { syntaxWords } from './syntax-words.ts';
import type { SyntaxWords } from './syntax-words.ts';

/** A syntax error as a person looks for it. */
export interface ExplainedError extends SyntaxWords {
  /** Where it stands. */
  readonly offset: number;
}

/**
 * Words and place for an error of the parser. It stops at a quote or bracket that is not closed
 * only where the text after it no longer fits, so the place is moved back to where it was opened.
 */
export function explainSyntaxError(error: YAMLException, text: string): ExplainedError {
  const offset = Math.min(error.mark?.position ?? 0, text.length);
  if (error.reason === 'deficient indentation') {
    const start = findOpening(text, offset, inQuotes);
    if (start !== undefined) return { ...unindentedQuote, offset: start };
  }
  const within = [inQuotes, inBrackets].find(({ reason }) => reason.test(error.reason));
  const start = within === undefined ? undefined : findOpening(text, offset, within);
  return { ...syntaxWords(error.reason), offset: start ?? offset };
}

const unindentedQuote: SyntaxWords = {
  message: 'A quoted text is not closed in its line.',
  help: 'Close the quote where the text ends, or indent the lines that it goes on in.',
};

/** Something that is opened and closed, and what the parser says of a text that ends in between. */
interface Enclosure {
  readonly marks: string;
  readonly reason: RegExp;
}

const inQuotes: Enclosure = { marks: '"\'', reason: /within a (?:single|double) quoted scalar/ };
const inBrackets: Enclosure = { marks: '[{', reason: /within a flow collection/ };

/**
 * The nearest mark before `end` that opens what is still open there: the text up to it is not
 * inside, and the text with it is. A few marks of a text of usual size are tried, so that
 * a hostile one cannot make this slow.
 */
function findOpening(text: string, end: number, enclosure: Enclosure): number | undefined {
  if (end > maxLength || !endsInside(text.slice(0, end).trimEnd(), enclosure)) return undefined;
  let tries = 0;
  for (let offset = end - 1; offset >= 0 && tries < maxTries; offset--) {
    if (!enclosure.marks.includes(text.charAt(offset))) continue;
    // Two single quotes are one within a text, and the second does not open anything.
    if (offset > 0 && text.startsWith("''", offset - 1)) offset--;
    tries++;
    if (!endsInside(text.slice(0, offset).trimEnd(), enclosure)) {
      return endsInside(text.slice(0, offset + 1), enclosure) ? offset : undefined;
    }
  }
  return undefined;
}

const maxLength = 2 ** 16;
const maxTries = 40;

function endsInside(text: string, { reason }: Enclosure): boolean {
  try {
    parseEvents(text, {});
    return false;
  } catch (error) {
    return error instanceof YAMLException && reason.test(error.reason);
  }
}
