import { unsafeRuns } from '../source/unsafe-runs.ts';
import { replaceSecrets } from './mask-secrets.ts';

/**
 * Text of an author, made fit for one line of a terminal, a log or a comment: secrets become
 * `[redacted]`; line breaks and characters that nobody sees become `\u{…}`, so that a name
 * can neither colour, reorder nor forge what is printed around it.
 */
export function redact(text: string): string {
  return makeVisible(replaceSecrets(text, () => '[redacted]'));
}

function makeVisible(text: string): string {
  let visible = '';
  let end = 0;
  for (const run of unsafeRuns(text)) {
    visible += text.slice(end, run.start) + escapeAll(text.slice(run.start, run.end));
    end = run.end;
  }
  visible += text.slice(end);
  return visible.replaceAll(/[\r\n]/g, escapeAll);
}

function escapeAll(characters: string): string {
  return Array.from(
    characters,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  ).join('');
}
