import type { Span } from './span.ts';

/** What is wrong with a run of characters that people cannot see. */
export type UnsafeKind = 'control' | 'hidden' | 'surrogate';

/** Neighbouring characters that nobody can see, or that change how the others are shown. */
export interface UnsafeRun extends Span {
  readonly kind: UnsafeKind;
}

/**
 * Finds, in order, control characters (C0 but tab and line breaks, DEL, C1), lone surrogates, and hidden
 * characters: bidirectional controls (they reorder what a reviewer reads), zero-width and
 * filler characters, line separators, and tag characters (invisible copies of ASCII, which
 * models read although people do not).
 */
export function* unsafeRuns(text: string): Generator<UnsafeRun> {
  // Nearly every file is ASCII, and one test of the whole text settles those.
  if (!beyondPlainAscii.test(text)) return;
  for (const match of text.matchAll(unsafe)) {
    const { index: start, groups } = match;
    const end = start + match[0].length;
    if (!isMeaningful(text, start, end)) yield { start, end, kind: kindOf(groups) };
  }
}

const beyondPlainAscii = /[^\t\n\r\x20-\x7e]/;

const control = String.raw`[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]`;

// Zero-width and format characters of Unicode, fillers that are drawn as nothing, variation
// selectors, and plane 14, where the tag characters live (as a pair of surrogates).
const hidden =
  String.raw`[\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e` +
  String.raw`\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb]|[\udb40-\udb43][\udc00-\udfff]`;

const surrogate = String.raw`[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]`;

const unsafe = new RegExp(
  `(?<control>${control}+)|(?<hidden>(?:${hidden})+)|(?<surrogate>${surrogate})`,
  'g',
);

function kindOf(groups: Readonly<Record<string, string | undefined>> | undefined): UnsafeKind {
  if (groups?.control !== undefined) return 'control';
  return groups?.hidden === undefined ? 'surrogate' : 'hidden';
}

/** A byte order mark at the start, and a joiner or selector that shapes the letter or emoji beside it. */
function isMeaningful(text: string, start: number, end: number): boolean {
  const run = text.slice(start, end);
  if (start === 0) return run === byteOrderMark;
  const isShaped = text.charCodeAt(start - 1) >= firstShapedScript;
  if (/^[\ufe00-\ufe0f]$/.test(run)) return isShaped || /[#*0-9]/.test(text.charAt(start - 1));
  if (!/^\ufe0f?[\u200c\u200d]$/.test(run)) return false;
  return isShaped && text.charCodeAt(end) >= firstShapedScript;
}

const byteOrderMark = '\ufeff';

// Joiners matter from the Arabic script on; Latin, Greek and Cyrillic have no use for them.
const firstShapedScript = 0x600;
