import type { ScalarEvent } from '#yaml-parser';

import type { FindingType } from '../diagnostic/diagnostic.ts';
import type { Span } from '../source/span.ts';
import { unsafeRuns } from '../source/unsafe-runs.ts';
import type { UnsafeKind, UnsafeRun } from '../source/unsafe-runs.ts';
import type { FileReport } from './file-report.ts';
import { loadFindings } from './findings.ts';

/** Reports the characters of a file that nobody sees, each run of them once. */
export function checkCharacters(text: string, report: FileReport): void {
  for (const run of unsafeRuns(text)) {
    if (report.isFull()) return;
    reportRun(text, run, run, report);
  }
}

/** Reports the escapes of a double-quoted scalar that stand for characters that nobody sees. */
export function checkEscapes(text: string, scalar: ScalarEvent, report: FileReport): void {
  const written = text.slice(scalar.valueStart, scalar.valueEnd);
  if (!suspectEscape.test(written)) return;
  const { decoded, offsets } = decodeEscapes(written);
  for (const run of unsafeRuns(decoded)) {
    const start = scalar.valueStart + (offsets[run.start] ?? 0);
    const end = scalar.valueStart + (offsets[run.end] ?? written.length);
    reportRun(decoded, run, { start, end }, report);
  }
}

const suspectEscape = /\\[0abvfeNLPxuU]/;

interface Decoded {
  readonly decoded: string;
  /** For each unit of the decoded text and for its end: the offset where it is written. */
  readonly offsets: readonly number[];
}

/** Decodes escapes only; everything else, which is checked as part of the file, gives a stand-in. */
function decodeEscapes(written: string): Decoded {
  // A byte order mark is harmless at the start of a file, but not at the start of a scalar.
  let decoded = ' ';
  const offsets = [0];
  for (const match of written.matchAll(/\\(?:x.{2}|u.{4}|U.{8}|[^])|[^]/g)) {
    const [unit] = match;
    const text = unit.length === 1 ? standIn(unit) : decodeEscape(unit);
    decoded += text;
    offsets.push(...Array.from({ length: text.length }, () => match.index));
  }
  offsets.push(written.length);
  return { decoded, offsets };
}

/** Of the same kind of script, so that a joiner beside it is judged as it will be read. */
function standIn(unit: string): string {
  return unit.charCodeAt(0) < 0x600 ? 'x' : '字';
}

function decodeEscape(escape: string): string {
  if (escape.length === 2) return simpleEscapes.get(escape.charAt(1)) ?? 'x';
  const codePoint = Number.parseInt(escape.slice(2), 16);
  // Half a pair: what is beyond Unicode is no character either.
  return codePoint > 0x10ffff ? '\ud800' : String.fromCodePoint(codePoint);
}

const simpleEscapes: ReadonlyMap<string, string> = new Map([
  ['0', '\0'],
  ['a', '\x07'],
  ['b', '\b'],
  ['v', '\v'],
  ['f', '\f'],
  ['e', '\x1b'],
  ['N', '\x85'],
  ['L', '\u2028'],
  ['P', '\u2029'],
  ['\n', ''],
  ['\r', ''],
]);

function reportRun(text: string, run: UnsafeRun, span: Span, report: FileReport): void {
  const characters = Array.from(text.slice(run.start, run.end));
  const first = (characters[0]?.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  const { type, noun, help } = kinds[run.kind];
  const more = characters.length - 1;
  const others = more === 0 ? '' : ` and ${more} more after it`;
  report.add(type, span, { message: `${noun} U+${first}${others} must not be in a file.`, help });
}

interface KindWords {
  readonly type: FindingType;
  readonly noun: string;
  readonly help: string;
}

const kinds: Readonly<Record<UnsafeKind, KindWords>> = {
  control: {
    type: loadFindings.controlCharacter,
    noun: 'The control character',
    help: 'Delete it.',
  },
  hidden: {
    type: loadFindings.hiddenCharacter,
    noun: 'The hidden character',
    help: 'Delete it; an editor that shows invisible characters finds it.',
  },
  surrogate: {
    type: loadFindings.loneSurrogate,
    noun: 'The half character',
    help: 'Write the whole character.',
  },
};
