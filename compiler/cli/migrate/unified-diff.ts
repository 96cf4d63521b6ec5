import { createTwoFilesPatch } from 'diff';
import pc from 'picocolors';
import { maskSecrets } from '../../diagnostic/mask-secrets.ts';
import { redact } from '../../diagnostic/redact.ts';

/** A file before and after; absent where there was or will be none. */
export interface ChangedText {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** A change as `diff -u` and `git` write it, secrets masked. */
export function unifiedDiff({ path, before, after }: ChangedText, color: boolean): string {
  const patch = createTwoFilesPatch(
    before === undefined ? '/dev/null' : `a/${path}`,
    after === undefined ? '/dev/null' : `b/${path}`,
    maskSecrets(before ?? ''),
    maskSecrets(after ?? ''),
  );
  const paint = pc.createColors(color);
  return patch
    .replace(/^=+\n/, '')
    .split('\n')
    .map((line) => paintLine(paint, redact(line.replace(/\t?\r?$/, ''))))
    .join('\n');
}

function paintLine(paint: ReturnType<typeof pc.createColors>, line: string): string {
  if (/^(?:---|\+\+\+) /.test(line)) return paint.bold(line);
  if (line.startsWith('@@')) return paint.cyan(line);
  if (line.startsWith('+')) return paint.green(line);
  return line.startsWith('-') ? paint.red(line) : line;
}
