import { structuredPatch } from 'diff';
import pc from 'picocolors';
import { maskSecrets } from '../../diagnostic/mask-secrets.ts';
import { redact } from '../../diagnostic/redact.ts';
import type { FixedFile } from './fix-sources.ts';

/** The changed lines of a file, before and after, with their numbers; secrets are masked. */
export function describeChanges({ path, before, after }: FixedFile, color: boolean): string {
  const paint = pc.createColors(color);
  const { hunks } = structuredPatch(path, path, maskSecrets(before), maskSecrets(after), '', '', {
    context: 0,
    stripTrailingCr: true,
  });
  const gutter =
    Math.max(...hunks.map(({ newStart, newLines }) => newStart + newLines)).toString().length + 2;
  const lines = hunks.flatMap(({ oldStart, newStart, lines: changed }) => {
    let [old, fresh] = [oldStart, newStart];
    return changed
      .filter((line) => !line.startsWith('\\'))
      .map((line) => {
        const isOld = line.startsWith('-');
        const number = String(isOld ? old++ : fresh++).padStart(gutter);
        const text = `${isOld ? '-' : '+'} ${redact(line.slice(1))}`.trimEnd();
        return `${number} ${isOld ? paint.red(text) : paint.green(text)}`;
      });
  });
  return [paint.bold(redact(path)), ...lines].map((line) => `${line}\n`).join('');
}
