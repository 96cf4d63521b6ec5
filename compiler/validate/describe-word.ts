import type { Finding } from '../diagnostic/diagnostic.ts';
import { suggest } from '../diagnostic/suggest.ts';
import type { Mistake } from './mistake.ts';
import { listWords, showValue } from './show-value.ts';

/** A value that is none of the few words that its key takes. */
export function describeWord({ document, error, path, subject }: Mistake): Finding {
  const { allowedValues, allowedValue } = error.params;
  const place = { document, path };
  if (!Array.isArray(allowedValues)) {
    return {
      place,
      message: `${subject} must be ${showValue(allowedValue)}, not ${showValue(error.data)}.`,
    };
  }
  const words = allowedValues.filter((word) => typeof word === 'string');
  const message = `${subject} is ${showValue(error.data)}, and must be ${listWords(words, 'or')}.`;
  const near = typeof error.data === 'string' ? suggest(error.data, words) : undefined;
  if (near === undefined) return { place, message };
  return {
    place,
    message,
    help: `Did you mean "${near}"?`,
    fix: {
      title: `Write "${near}"`,
      edits: [{ place, text: near }],
      safe: isSameWord(error.data, near),
    },
  };
}

/** Another spelling of a word is mended without asking; another word might mean something else. */
function isSameWord(written: unknown, word: string): boolean {
  return typeof written === 'string' && written.toLowerCase() === word.toLowerCase();
}
