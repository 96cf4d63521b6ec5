import type { SequenceNode, SyntaxNode } from './syntax-tree.ts';
import type { Span } from './span.ts';

/**
 * The text that has to go so that an entry of a list goes and no comment does: of a block list, its dash
 * and its line; of a flow list, the entry and one comma. Undefined where that cannot be told:
 * the only entry, an entry of several lines, or one that shares its line with something else.
 */
export function spansOfEntry(text: string, list: SequenceNode, entry: SyntaxNode): readonly Span[] {
  const index = list.items.indexOf(entry);
  const { start, end } = entry.span;
  if (list.items.length < 2 || index < 0 || start === end) return [];
  if (/[\r\n]/.test(text.slice(start, end))) return [];
  return text[list.span.start] === '[' && text[list.span.end - 1] === ']'
    ? spansInFlow(text, list, index)
    : spansInBlock(text, entry.span);
}

function spansInBlock(text: string, { start, end }: Span): readonly Span[] {
  const before = /^(?<indent>[ ]*)-[ \t]+$/.exec(text.slice(lineStart(text, start), start));
  if (before === null) return [];
  const rest = /^[ \t]*(?<comment>#)?[^\r\n]*/.exec(text.slice(end));
  const after = rest?.[0] ?? '';
  const from = lineStart(text, start);
  if (rest?.groups?.comment !== undefined) {
    // The comment keeps its line, where the entry stood.
    const dash = from + (before.groups?.indent?.length ?? 0);
    return [{ start: dash, end: end + after.indexOf('#') }];
  }
  if (after.trim() !== '') return [];
  const lineEnd = end + after.length;
  const lineBreak = /^(?:\r\n|\n|\r)/.exec(text.slice(lineEnd))?.[0].length ?? 0;
  if (lineBreak > 0) return [{ start: from, end: lineEnd + lineBreak }];
  // The last line of a file that ends without a break takes the break before it along.
  return [{ start: from - (text.startsWith('\r\n', from - 2) ? 2 : 1), end: lineEnd }];
}

function lineStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && !/[\r\n]/.test(text.charAt(start - 1))) start--;
  return start;
}

function spansInFlow(text: string, list: SequenceNode, index: number): readonly Span[] {
  const { start, end } = list.items[index]?.span ?? list.span;
  const previous = list.items[index - 1];
  if (previous === undefined) {
    // A comment needs the blank before it.
    const comma = /^\s*,(?:[ \t]+(?![ \t#]))?/.exec(text.slice(end))?.[0];
    return comma === undefined ? [] : [{ start, end: end + comma.length }];
  }
  // The comma before it goes along, so that neighbours can go at the same time.
  const from = previous.span.end;
  const gap = text.slice(from, start);
  if (/^\s*,\s*$/.test(gap)) return [{ start: from, end }];
  const comma = /^[ \t]*,/.exec(gap)?.[0];
  if (comma === undefined) return [];
  return [
    { start: from + comma.length - 1, end: from + comma.length },
    { start, end },
  ];
}
