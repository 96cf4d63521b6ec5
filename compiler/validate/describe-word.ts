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
      help:
        allowedValue === true
          ? 'Remove the key; only true says something.'
          : `Write ${showValue(allowedValue)}.`,
    };
  }
  const words = allowedValues.filter((word) => typeof word === 'string');
  const message = `${subject} is ${showValue(error.data)}, and must be ${listWords(words, 'or')}.`;
  const near = typeof error.data === 'string' ? meantWord(error.data, words) : undefined;
  if (near === undefined) return { place, message, help: 'Choose one of them.' };
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

/** The word that resembles another, or that says the same in another language. */
function meantWord(written: string, words: readonly string[]): string | undefined {
  const same = foreignWords.get(written.toLowerCase());
  return words.find((word) => word === same) ?? suggest(written, words);
}

/** Words of JSON Schema, of programming languages and of Linux, for those that the language has. */
const foreignWords: ReadonlyMap<string, string> = new Map([
  ['string', 'text'],
  ['str', 'text'],
  ['int', 'integer'],
  ['float', 'number'],
  ['double', 'number'],
  ['bool', 'boolean'],
  ['list', 'array'],
  ['dict', 'object'],
  ['map', 'object'],
  ['x86_64', 'amd64'],
  ['x64', 'amd64'],
  ['aarch64', 'arm64'],
  ['gpu', 'accelerator'],
  ['raspberry-pi', 'pi'],
]);

/** Another spelling of a word is mended without asking; another word might mean something else. */
function isSameWord(written: unknown, word: string): boolean {
  return typeof written === 'string' && written.toLowerCase() === word.toLowerCase();
}
