import { CannotRunError } from '../../../diagnostic/cannot-run-error.ts';
import type { PhaseResult } from '../../../diagnostic/diagnostic.ts';
import { quote } from '../../../diagnostic/quote.ts';
import { redact } from '../../../diagnostic/redact.ts';
import { decodeSource } from '../../../load/decode-source.ts';
import { maxUnits } from '../../../load/parse-file.ts';
import { readRegularFile } from '../../../load/read-regular-file.ts';
import type { ReadProblem } from '../../../load/read-regular-file.ts';
import type { SourceFile } from '../../../source/source-file.ts';

/**
 * The text of a file that was named on the command line: a regular file of at most 1 MiB.
 *
 * @throws CannotRunError where it is none, or cannot be read.
 */
export function readForeignFile(path: string): PhaseResult<SourceFile | undefined> {
  const bytes = readRegularFile(path, maxUnits);
  if (typeof bytes === 'string') throw problemError(path, bytes);
  const decoded = decodeSource(redact(path), bytes);
  return 'code' in decoded
    ? { value: undefined, diagnostics: [decoded] }
    : { value: decoded, diagnostics: [] };
}

function problemError(path: string, problem: ReadProblem): CannotRunError {
  return new CannotRunError(
    `The file ${quote(path)} ${problemWords[problem]}.`,
    'Give --from a text file of at most 1 MiB, and no link to one.',
  );
}

const problemWords: Readonly<Record<ReadProblem, string>> = {
  missing: 'is not there',
  special: 'is no regular file',
  'too-large': 'is larger than 1 MiB',
  unreadable: 'cannot be read',
};
