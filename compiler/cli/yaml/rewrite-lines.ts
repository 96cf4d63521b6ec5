/**
 * Rewrites a text whose lines end as they may: what rewrites it sees plain line feeds and no byte order mark,
 * and the outcome has the line ends and the mark of before. What it leaves alone stays byte for byte.
 */
export function rewriteLines(
  text: string,
  rewrite: (lines: string) => string | undefined,
): string | undefined {
  const mark = text.startsWith(byteOrderMark) ? byteOrderMark : '';
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = text.slice(mark.length).replaceAll('\r\n', '\n');
  const after = rewrite(lines);
  if (after === undefined || after === lines) return after === undefined ? undefined : text;
  return mark + after.replaceAll('\n', lineEnd);
}

const byteOrderMark = '\ufeff';
