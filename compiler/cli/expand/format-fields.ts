import { redact } from '../../diagnostic/redact.ts';
import { displayWidth } from '../../report/display-width.ts';
import type { Path } from '../../source/place.ts';
import type { FieldOrigin } from './field-origin.ts';

/** A value, and where it was written; nowhere where it is adac's own. */
export interface ShownField {
  readonly path: Path;
  readonly value: unknown;
  readonly origin: FieldOrigin | undefined;
}

/** Fields as YAML, each line that holds a value with where it was written at its right, within `columns`. */
export function formatFields(fields: readonly ShownField[], columns: number): string {
  const lines = linesOf(fields);
  const longest = Math.max(0, ...lines.map(({ origin }) => displayWidth(origin)));
  // Half of the screen for what, and the rest for where.
  const right = Math.min(longest, Math.max(20, Math.floor(columns / 2)));
  const left = Math.max(20, columns - right - 2);
  return lines
    .map(({ text, origin }) => {
      if (origin === '') return `${text}\n`;
      const shown = cutEnd(text, left);
      const gap = ' '.repeat(left - displayWidth(shown) + 2);
      return `${shown}${gap}${cutStart(origin, right)}`.trimEnd() + '\n';
    })
    .join('');
}

interface Line {
  readonly text: string;
  /** Empty for a line that only opens a mapping. */
  readonly origin: string;
}

function linesOf(fields: readonly ShownField[]): readonly Line[] {
  const lines: Line[] = [];
  let open: Path = [];
  for (const { path, value, origin } of fields) {
    const shared = sharedLength(open, path);
    const heads = headsOf(path, shared);
    const text = `${heads.pop() ?? ''} ${showValue(value)}`;
    for (const head of heads) lines.push({ text: head, origin: '' });
    lines.push({ text, origin: formatOrigin(origin) });
    open = path;
  }
  return lines;
}

function formatOrigin(origin: FieldOrigin | undefined): string {
  if (origin === undefined) return 'adac';
  return `${redact(origin.file)}:${origin.line} ${origin.role}`;
}

/** How many of the first steps of two paths are the same. */
function sharedLength(one: Path, other: Path): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length;
}

/** The lines that lead from what is open to a field: a key each; the dash of an entry joins the key after it. */
function headsOf(path: Path, shared: number): string[] {
  const heads: string[] = [];
  let dash = '';
  for (const [depth, step] of path.entries()) {
    if (depth < shared) continue;
    if (typeof step === 'number') {
      dash = '- ';
      if (depth === path.length - 1) heads.push(`${'  '.repeat(depth)}-`);
      continue;
    }
    // A dash stands where the list does, and takes two columns as every level does.
    const indent = '  '.repeat(dash === '' ? depth : depth - 1);
    heads.push(`${indent}${dash}${redact(step)}:`);
    dash = '';
  }
  return heads;
}

function showValue(value: unknown): string {
  if (typeof value === 'string') return showText(value);
  return redact(JSON.stringify(value));
}

function showText(text: string): string {
  const [first = '', second] = text.trimEnd().split(/\r?\n/, 2);
  if (second !== undefined) return `${redact(first)} …`;
  const isPlain = /^\w[\w ./-]*$/.test(text) && /[a-z]/i.test(text);
  return redact(isPlain ? text : JSON.stringify(text));
}

function cutEnd(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text;
  const characters = Array.from(text);
  while (displayWidth(characters.join('')) > columns - 1) characters.pop();
  return `${characters.join('')}…`;
}

function cutStart(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text;
  const characters = Array.from(text);
  while (displayWidth(characters.join('')) > columns - 1) characters.shift();
  return `…${characters.join('')}`;
}
