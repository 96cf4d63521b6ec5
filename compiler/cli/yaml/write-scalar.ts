import type { ScalarTag } from 'yaml';
import { needsNoQuotes } from './plain-text.ts';

/**
 * A scalar as its author wrote it, at the indentation of its new place. Only quotes change: they go where
 * no reader of YAML needs them, and are double ones elsewhere unless that would need an escape.
 */
export const writeScalar: NonNullable<ScalarTag['stringify']> = (
  { srcToken: token, value, comment },
  { indent },
  onComment,
) => {
  if (token === undefined || !('source' in token)) return 'null';
  if (token.type === 'block-scalar') {
    if (comment) onComment?.();
    const header = token.props.find(({ type }) => type === 'block-scalar-header');
    const style = header !== undefined && 'source' in header ? header.source : '|';
    return writeBlock(style, comment, token.source, indent);
  }
  const { source } = token;
  if (token.type === 'scalar' && source === '') return 'null';
  if (source.includes('\n')) return indentLines(source, indent);
  if (token.type === 'scalar') return source;
  const text = String(value);
  if (needsNoQuotes(text)) return text;
  return writeQuoted(source, text);
};

/** The indentation indicator goes where the first line tells the indentation by itself. */
function writeBlock(
  header: string,
  comment: string | null | undefined,
  source: string,
  indent: string,
): string {
  const lines = source.split('\n');
  const written = Number(/\d/.exec(header)?.[0] ?? 0);
  const least = Math.min(...lines.filter(hasText).map(indentOf));
  const first = lines.find(hasText);
  const plain = first === undefined || (written === 0 && indentOf(first) === least);
  const target = indent === '' ? '  ' : indent;
  const shown = lines.map((line) =>
    line.length > least
      ? target + line.slice(least)
      : line.trim() === ''
        ? ''
        : target + line.trim(),
  );
  while (shown.at(-1) === '') shown.pop();
  const blank = lines.length - 1 - lines.findLastIndex(hasText) - 1;
  const kept = header.includes('+') ? '\n'.repeat(Math.max(0, blank)) : '';
  const style = header.replaceAll(/\d/g, '');
  const sign = plain ? style : style.charAt(0) + '2' + style.slice(1);
  const note = comment ? ` #${comment}` : '';
  return `${sign}${note}\n${shown.join('\n')}${kept}`;
}

function hasText(line: string): boolean {
  return line.trim() !== '';
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** A text over several lines; what a line begins with says nothing in such a text. */
function indentLines(source: string, indent: string): string {
  const [first = '', ...rest] = source.split('\n');
  return [first, ...rest.map((line) => line.trimStart() && indent + line.trimStart())].join('\n');
}

function writeQuoted(source: string, text: string): string {
  if (source.startsWith('"')) return source;
  return /["\\]|[^\x20-\x7e]/.test(text) ? source : `"${text}"`;
}
