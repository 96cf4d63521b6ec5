import { maskSecrets } from '../diagnostic/mask-secrets.ts';
import { redact } from '../diagnostic/redact.ts';
import type { SourceFile } from '../source/source-file.ts';
import { characterWidth, displayWidth } from './display-width.ts';
import { linesOf } from './located.ts';
import type { Located } from './located.ts';

/** One line of a file with a part of it marked, fit for a terminal. */
export interface Excerpt {
  /** From 1. */
  readonly line: number;
  readonly text: string;
  /** Columns before the mark. */
  readonly indent: number;
  /** Columns of the mark, at least 1. */
  readonly length: number;
}

/**
 * The first line of a place, cut around its mark to at most `columns`.
 * Secrets are masked and invisible characters shown; undefined where there is nothing to show.
 */
export function excerptOf({ file, start, end }: Located, columns: number): Excerpt | undefined {
  const line = lineAt(file, start.line);
  if (line === undefined) return undefined;
  const from = start.column - 1;
  const to = end.line === start.line ? end.column - 1 : line.length;
  const before = visible(line.slice(Math.max(0, from - farAway), from));
  const marked = visible(line.slice(from, Math.min(to, from + farAway)));
  const after = visible(line.slice(to, to + farAway));
  return cut({ line: start.line, before, marked, after }, columns);
}

/** A line without a mark, cut at `columns`; undefined where there is none or it is blank. */
export function plainLine(file: SourceFile, line: number, columns: number): string | undefined {
  const text = lineAt(file, line);
  if (text === undefined || text.trim() === '') return undefined;
  return cut({ line, before: '', marked: '', after: visible(text.slice(0, farAway)) }, columns)
    ?.text;
}

interface MarkedLine {
  readonly line: number;
  readonly before: string;
  readonly marked: string;
  readonly after: string;
}

/** Characters beyond which nothing of a line is shown, so that a line of a mebibyte costs no more than another. */
const farAway = 2000;
const ellipsis = '…';
/** Columns that stay visible before a mark on a line that is cut. */
const lead = 20;

function cut({ line, before, marked, after }: MarkedLine, columns: number): Excerpt | undefined {
  if (before === '' && marked === '' && after === '') return undefined;
  const width = displayWidth(before) + displayWidth(marked) + displayWidth(after);
  const fits = width <= columns || displayWidth(before) + displayWidth(marked) < columns;
  const room = Math.max(0, Math.min(lead, columns - displayWidth(marked) - 2));
  const shown = fits ? before : lastColumns(before, room);
  const indent = displayWidth(shown);
  const text = firstColumns(shown + marked + after, columns);
  const length = Math.max(1, Math.min(displayWidth(marked), displayWidth(text) - indent));
  return { line, text, indent, length };
}

function firstColumns(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text;
  let kept = '';
  let width = 1;
  for (const character of text) {
    width += characterWidth(character);
    if (width > columns) break;
    kept += character;
  }
  return kept + ellipsis;
}

function lastColumns(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text;
  const characters = Array.from(text);
  let width = 1;
  let start = characters.length;
  while (start > 0) {
    width += characterWidth(characters[start - 1] ?? '');
    if (width > columns) break;
    start--;
  }
  return ellipsis + characters.slice(start).join('');
}

// A tab would move the mark by as much as the terminal likes.
function visible(text: string): string {
  return redact(text.replaceAll('\t', ' '));
}

/** A line without its line break, secrets masked at equal length, so that columns stay what they are. */
function lineAt(file: SourceFile, line: number): string | undefined {
  const starts = linesOf(file);
  const start = starts[line - 1];
  if (start === undefined) return undefined;
  const text = maskedText(file).slice(start, starts[line]);
  return text.replace(/[\r\n]+$/, '');
}

/** Masked as a whole, since a private key has many lines. */
function maskedText(file: SourceFile): string {
  const known = masked.get(file);
  if (known !== undefined) return known;
  const text = maskSecrets(file.text);
  masked.set(file, text);
  return text;
}

const masked = new WeakMap<SourceFile, string>();
