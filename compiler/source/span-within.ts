import { CHOMPING_MODE, getScalarValue, SCALAR_STYLE } from '#yaml-parser';
import type { ScalarEvent } from '#yaml-parser';

import type { ScalarNode } from './syntax-tree.ts';
import type { Span } from './span.ts';

/**
 * Where a range of a scalar's decoded text was written: past quotes, escapes, folded line breaks
 * and the indentation of block scalars. The whole scalar where that cannot be told.
 */
export function spanWithin(text: string, node: ScalarNode, within: Span): Span {
  const { scalar } = node;
  if (scalar === undefined || within.start < 0 || within.end < within.start) return node.span;
  const units =
    scalar.style < SCALAR_STYLE.LITERAL_BLOCK ? flowUnits(text, scalar) : blockUnits(text, scalar);
  // The scan below knows lengths only; the parser's own decoding has the last word.
  if (units.length !== getScalarValue(text, scalar).length) return node.span;
  if (within.end > units.length) return node.span;
  const first = units[within.start] ?? atEndOf(units, scalar);
  const last = within.end === within.start ? undefined : units[within.end - 1];
  return { start: first.start, end: last?.end ?? first.start };
}

/** One span of the file for each UTF-16 unit of the decoded text. */
type Units = Span[];

function atEndOf(units: Units, scalar: ScalarEvent): Span {
  const offset = units.at(-1)?.end ?? scalar.valueStart;
  return { start: offset, end: offset };
}

function flowUnits(text: string, scalar: ScalarEvent): Units {
  const units: Units = [];
  // Blanks before a folded line break are dropped, unless they were escaped.
  let solid = 0;
  let offset = scalar.valueStart;
  while (offset < scalar.valueEnd) {
    const unit = text.charAt(offset);
    if (isLineBreak(unit)) {
      units.length = solid;
      const fold = foldAt(text, offset, scalar.valueEnd);
      addTimes(units, Math.max(1, fold.breaks - 1), { start: offset, end: fold.end });
      offset = fold.end;
      solid = units.length;
      continue;
    }
    const read = readUnit(text, offset, scalar);
    addTimes(units, read.count, { start: offset, end: read.end });
    if (read.end - offset > 1 || !isBlank(unit)) solid = units.length;
    offset = read.end;
  }
  return units;
}

interface Read {
  /** How many units of decoded text it gives. */
  readonly count: number;
  /** The offset after it. */
  readonly end: number;
}

function readUnit(text: string, offset: number, scalar: ScalarEvent): Read {
  const unit = text.charAt(offset);
  if (unit === "'" && scalar.style === SCALAR_STYLE.SINGLE_QUOTED)
    return { count: 1, end: offset + 2 };
  if (unit !== '\\' || scalar.style !== SCALAR_STYLE.DOUBLE_QUOTED)
    return { count: 1, end: offset + 1 };
  const escaped = text.charAt(offset + 1);
  if (isLineBreak(escaped)) return { count: 0, end: foldAt(text, offset + 1, scalar.valueEnd).end };
  const digits = hexDigits.get(escaped) ?? 0;
  const end = offset + 2 + digits;
  const isPair = digits === 8 && Number.parseInt(text.slice(offset + 2, end), 16) > 0xffff;
  return { count: isPair ? 2 : 1, end };
}

/** How many digits follow `\x`, `\u` and `\U`. */
const hexDigits: ReadonlyMap<string, number> = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
]);

/** Line breaks and the blanks around them, from the first break on. */
function foldAt(text: string, from: number, limit: number): { breaks: number; end: number } {
  let breaks = 0;
  let end = from;
  while (end < limit && (isBlank(text.charAt(end)) || isLineBreak(text.charAt(end)))) {
    if (isLineBreak(text.charAt(end))) breaks++;
    end += text.startsWith('\r\n', end) ? 2 : 1;
  }
  return { breaks, end };
}

function blockUnits(text: string, scalar: ScalarEvent): Units {
  const units: Units = [];
  const isFolded = scalar.style === SCALAR_STYLE.FOLDED_BLOCK;
  let emptyLines = 0;
  let wasMoreIndented = false;
  for (const line of linesOf(text, scalar)) {
    if (line.start >= line.end) {
      emptyLines++;
      continue;
    }
    const isMoreIndented = isFolded && isBlank(text.charAt(line.start));
    const isJoined = isFolded && !isMoreIndented && !wasMoreIndented && emptyLines > 0;
    const breaks = units.length === 0 || isJoined ? 0 : 1;
    addTimes(units, breaks + emptyLines, { start: line.start, end: line.start });
    for (let offset = line.start; offset < line.end; offset++) {
      units.push({ start: offset, end: offset + 1 });
    }
    wasMoreIndented = isMoreIndented;
    emptyLines = 0;
  }
  addTimes(units, endingBreaks(scalar, units.length > 0, emptyLines), atEndOf(units, scalar));
  return units;
}

function endingBreaks(scalar: ScalarEvent, hasContent: boolean, emptyLines: number): number {
  if (scalar.chomping === CHOMPING_MODE.STRIP) return 0;
  if (scalar.chomping === CHOMPING_MODE.CLIP) return hasContent ? 1 : 0;
  return hasContent ? 1 + emptyLines : emptyLines;
}

/** The lines of a block scalar without their indentation and their breaks. */
function linesOf(text: string, scalar: ScalarEvent): Span[] {
  const lines: Span[] = [];
  const indent = Math.max(scalar.indent, 0);
  let start = scalar.valueStart;
  while (start < scalar.valueEnd) {
    let end = start;
    while (end < scalar.valueEnd && !isLineBreak(text.charAt(end))) end++;
    let content = start;
    while (content < end && content < start + indent && text.charAt(content) === ' ') content++;
    lines.push({ start: scalar.indent < 0 ? end : content, end });
    start = end + (text.startsWith('\r\n', end) ? 2 : 1);
  }
  return lines;
}

function addTimes(units: Units, count: number, span: Span): void {
  for (let times = 0; times < count; times++) units.push(span);
}

function isBlank(unit: string): boolean {
  return unit === ' ' || unit === '\t';
}

function isLineBreak(unit: string): boolean {
  return unit === '\n' || unit === '\r';
}
