import { EVENT_ID, parseEvents, YAMLException } from '#yaml-parser';
import type { Event } from '#yaml-parser';

import type { Span } from '../source/span.ts';
import { checkCharacters } from './check-characters.ts';
import { compose } from './compose.ts';
import type { ComposedDocument } from './compose.ts';
import { explainSyntaxError } from './explain-syntax-error.ts';
import type { FileReport } from './file-report.ts';
import { loadFindings } from './findings.ts';

/** The documents of a YAML or JSON text as plain values; none where it cannot be read. */
export function parseFile(text: string, report: FileReport): ComposedDocument[] {
  checkCharacters(text, report);
  if (text.length > maxUnits) {
    reportTooLarge(report);
    return [];
  }
  // The parser takes a byte order mark for the start of another document, and quadratic time over
  // many of them; each has been reported as a hidden character.
  if (text.includes(byteOrderMark, 1)) return [];
  const events = readEvents(text, report);
  if (events === undefined) return [];
  checkDirectives(text, events, report);
  const documents = compose(text, events, report);
  if (documents.length === 0 && report.isEmpty()) {
    report.add(loadFindings.emptyFile, startOfFile, {
      message: 'The file holds no definition.',
      help: 'Write one, or delete the file.',
    });
  }
  return documents;
}

/** Says that a file is over the limit; it is not read any further. */
export function reportTooLarge(report: FileReport): void {
  report.add(loadFindings.tooLarge, startOfFile, {
    message: 'The file is larger than 1 MiB.',
    help: 'Write the definitions into several files.',
  });
}

/** In bytes of a file, and in UTF-16 units of a text that came from elsewhere. */
export const maxUnits = 2 ** 20;

const maxDepth = 64;
const byteOrderMark = '\ufeff';
const startOfFile: Span = { start: 0, end: 0 };

function readEvents(text: string, report: FileReport): readonly Event[] | undefined {
  try {
    return parseEvents(text, { maxDepth });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    reportSyntax(error, text, report);
    return undefined;
  }
}

function reportSyntax(error: YAMLException, text: string, report: FileReport): void {
  if (error.reason.startsWith('nesting exceeded')) {
    report.add(loadFindings.tooDeep, spanAt(text, error.mark?.position ?? 0), {
      message: `The document is nested more than ${maxDepth} levels deep.`,
      help: 'Nothing that adac reads needs more than about ten.',
    });
    return;
  }
  // A control character is also what the parser stopped at, and that was reported.
  if (!report.isEmpty() && /non-printable|JSON character|null byte/.test(error.reason)) return;
  const { offset, ...words } = explainSyntaxError(error, text);
  report.add(loadFindings.syntax, spanAt(text, offset), words);
}

/** The character at an offset; nothing at the end of the text. */
function spanAt(text: string, offset: number): Span {
  return { start: Math.min(offset, text.length), end: Math.min(offset + 1, text.length) };
}

/** Reports lines such as `%YAML 1.1`, which stand between documents only. */
function checkDirectives(text: string, events: readonly Event[], report: FileReport): void {
  if (!/^%/m.test(text)) return;
  let end = 0;
  let start: number | undefined = undefined;
  for (const event of events) {
    if (event.type === EVENT_ID.DOCUMENT) start = end;
    else if (event.type !== EVENT_ID.POP && event.type !== EVENT_ID.ALIAS) {
      const offset = 'start' in event ? event.start : event.valueStart;
      if (start !== undefined && offset >= 0) {
        reportDirectives(text, start, offset, report);
        start = undefined;
      }
      end = Math.max(end, offset, 'valueEnd' in event ? event.valueEnd : 0);
    }
  }
  if (start !== undefined) reportDirectives(text, start, text.length, report);
}

function reportDirectives(text: string, from: number, to: number, report: FileReport): void {
  for (const match of text.slice(from, to).matchAll(/^%.*/gm)) {
    const start = from + match.index;
    report.add(
      loadFindings.directive,
      { start, end: start + match[0].length },
      {
        message: 'Directives are not part of the language; every file is YAML 1.2.',
        help: 'Remove the line.',
      },
    );
  }
}
