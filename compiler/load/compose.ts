import { EVENT_ID, getScalarValue, SCALAR_STYLE } from '#yaml-parser';
import type { Event, MappingEvent, ScalarEvent, SequenceEvent } from '#yaml-parser';

import type { Span } from '../source/span.ts';
import { checkEscapes } from './check-characters.ts';
import type { FileReport } from './file-report.ts';
import { loadFindings } from './findings.ts';
import { outOfRange, resolveScalar } from './resolve-scalar.ts';

/** A document of an event stream as plain values. */
export interface ComposedDocument {
  /** Among all documents of the file, empty ones included. */
  readonly index: number;
  readonly value: unknown;
}

/**
 * Turns the events of a file into values, and reports everything in them that adac's part of YAML
 * leaves out. One walk does both, since most files have nothing to report; the numbers, words and
 * texts come out as js-yaml's core schema has them, but keys stay as they are written.
 * Documents without any content are left out.
 */
export function compose(
  text: string,
  events: readonly Event[],
  report: FileReport,
): ComposedDocument[] {
  const composer: Composer = { text, events, report, next: 0, anchors: new Map() };
  const documents: ComposedDocument[] = [];
  for (let index = 0; composer.next < events.length; index++) {
    if (index >= maxDocuments) {
      const start = nextOffset(composer);
      report.add(
        loadFindings.tooManyDocuments,
        { start, end: start },
        {
          message: `The file holds more than ${maxDocuments} documents.`,
          help: 'Write the definitions into several files.',
        },
      );
      break;
    }
    composer.next++;
    composer.anchors.clear();
    const first = events[composer.next];
    const isEmpty = first?.type === EVENT_ID.SCALAR && first.valueStart < 0;
    const value = readNode(composer);
    composer.next++;
    reportAnchors(composer);
    if (!isEmpty) documents.push({ index, value });
  }
  return documents;
}

const maxDocuments = 5000;
const maxKeys = 2000;

interface Composer {
  readonly text: string;
  readonly events: readonly Event[];
  readonly report: FileReport;
  /** Index of the next event. */
  next: number;
  /** Anchors of the document at hand by name, with where each is first used. */
  readonly anchors: Map<string, { readonly span: Span; use: Span | undefined }>;
}

function readNode(composer: Composer): unknown {
  const event = composer.events[composer.next++];
  switch (event?.type) {
    case EVENT_ID.SCALAR:
      return readScalar(composer, event);
    case EVENT_ID.MAPPING:
      return readMapping(composer, event);
    case EVENT_ID.SEQUENCE:
      return readSequence(composer, event);
    case EVENT_ID.ALIAS:
      noteAlias(composer, { start: event.anchorStart - 1, end: event.anchorEnd });
      return null;
    default:
      throw new Error('A node was expected in the events of the YAML parser.');
  }
}

function readScalar(composer: Composer, event: ScalarEvent): unknown {
  checkProperties(composer, event);
  const text = textOf(composer, event);
  if (event.style !== SCALAR_STYLE.PLAIN) return text;
  const value = resolveScalar(text);
  if (value !== outOfRange) return value;
  composer.report.add(loadFindings.numberOutOfRange, spanOf(event), {
    message: `"${shorten(text)}" is no number that can be kept exactly.`,
    help: 'Put it in quotes if it is a name, and choose a smaller number if it is one.',
  });
  return null;
}

function textOf(composer: Composer, event: ScalarEvent): string {
  const text = getScalarValue(composer.text, event);
  if (!event.fast && event.style === SCALAR_STYLE.DOUBLE_QUOTED) {
    checkEscapes(composer.text, event, composer.report);
  }
  return text;
}

function readSequence(composer: Composer, event: SequenceEvent): unknown[] {
  checkProperties(composer, event);
  const items: unknown[] = [];
  while (composer.events[composer.next]?.type !== EVENT_ID.POP) items.push(readNode(composer));
  composer.next++;
  return items;
}

function readMapping(composer: Composer, event: MappingEvent): Record<string, unknown> {
  checkProperties(composer, event);
  const mapping: Record<string, unknown> = {};
  const first = composer.next;
  let keys = 0;
  while (composer.events[composer.next]?.type !== EVENT_ID.POP) {
    const keyIndex = composer.next;
    const key = readKey(composer);
    if (key === undefined) {
      readNode(composer);
      continue;
    }
    if (Object.hasOwn(mapping, key)) reportDuplicate(composer, first, keyIndex, key);
    if (++keys === maxKeys + 1) reportTooManyKeys(composer, keyIndex);
    mapping[key] = readNode(composer);
  }
  composer.next++;
  return mapping;
}

/** The text of a key; `undefined` where it is reported as no usable one. */
function readKey(composer: Composer): string | undefined {
  const event = composer.events[composer.next];
  if (event?.type !== EVENT_ID.SCALAR) {
    readComplexKey(composer);
    return undefined;
  }
  composer.next++;
  checkProperties(composer, event);
  if (event.valueStart < 0) {
    reportMissingKey(composer);
    return undefined;
  }
  const key = textOf(composer, event);
  return isForbidden(composer, event, key) ? undefined : key;
}

function reportMissingKey(composer: Composer): void {
  // Looking for the place takes long where much is missing.
  if (composer.report.isFull()) return;
  const start = nextOffset(composer);
  composer.report.add(
    loadFindings.missingKey,
    { start, end: start },
    { message: 'This value has no key before its colon.', help: 'Write the key.' },
  );
}

function isForbidden(composer: Composer, event: ScalarEvent, key: string): boolean {
  if (key === '<<' && event.style === SCALAR_STYLE.PLAIN) {
    composer.report.add(loadFindings.mergeKey, spanOf(event), {
      message: 'Merge keys are not part of the language.',
      help: 'Write the keys out, or share them in a Fleet or in the defaults of a namespace.',
    });
    return true;
  }
  // Assigning it would change the prototype of the mapping instead of adding a key.
  if (key !== '__proto__') return false;
  composer.report.add(loadFindings.reservedKey, spanOf(event), {
    message: 'The key "__proto__" is reserved.',
    help: 'Choose another name.',
  });
  return true;
}

function readComplexKey(composer: Composer): void {
  const event = composer.events[composer.next];
  if (event?.type === EVENT_ID.MAPPING || event?.type === EVENT_ID.SEQUENCE) {
    const what = event.type === EVENT_ID.MAPPING ? 'mapping' : 'list';
    composer.report.add(
      loadFindings.complexKey,
      { start: event.start, end: event.start + 1 },
      {
        message: `A ${what} stands where a key is expected.`,
        help: 'Put quotes around the text if it is one.',
      },
    );
  }
  readNode(composer);
}

function checkProperties(
  composer: Composer,
  event: ScalarEvent | MappingEvent | SequenceEvent,
): void {
  if (event.tagStart >= 0) {
    const span = { start: event.tagStart, end: event.tagEnd };
    composer.report.add(loadFindings.tag, span, {
      message: `The tag "${shorten(composer.text.slice(span.start, span.end))}" is not part of the language.`,
      help: 'Remove it, or put quotes around the text if it starts with "!".',
    });
  }
  if (event.anchorStart >= 0) {
    const span = { start: event.anchorStart - 1, end: event.anchorEnd };
    composer.anchors.set(composer.text.slice(span.start + 1, span.end), { span, use: undefined });
  }
}

/** An alias of an anchor is part of the same mistake; one of nothing is a mistake of its own. */
function noteAlias(composer: Composer, span: Span): void {
  const name = composer.text.slice(span.start + 1, span.end);
  const anchor = composer.anchors.get(name);
  if (anchor !== undefined) {
    anchor.use ??= span;
    return;
  }
  composer.report.add(loadFindings.alias, span, {
    message: `The alias "*${shorten(name)}" is not part of the language.`,
    help: 'Put quotes around the text if it starts with "*".',
  });
}

function reportAnchors(composer: Composer): void {
  for (const [name, { span, use }] of composer.anchors) {
    composer.report.add(loadFindings.anchor, span, {
      message: `The anchor "&${shorten(name)}" is not part of the language.`,
      help: 'Write the value out, or share it in a Fleet or in the defaults of a namespace.',
      ...(use === undefined ? {} : { also: { span: use, message: 'Used here.' } }),
    });
  }
}

function reportDuplicate(composer: Composer, from: number, keyIndex: number, key: string): void {
  const event = composer.events[keyIndex];
  if (event?.type !== EVENT_ID.SCALAR || composer.report.isFull()) return;
  const first = firstKey(composer, from, key);
  composer.report.add(loadFindings.duplicateKey, spanOf(event), {
    message: `The key "${shorten(key)}" is written twice in this mapping.`,
    help: 'Remove one of the two.',
    ...(first === undefined
      ? {}
      : { also: { span: spanOf(first), message: 'First written here.' } }),
  });
}

/** The event of a key's first mention in the mapping whose first key is event `from`. */
function firstKey(composer: Composer, from: number, key: string): ScalarEvent | undefined {
  let depth = 0;
  let isKey = true;
  for (let index = from; index < composer.events.length; index++) {
    const event = composer.events[index];
    if (event?.type === EVENT_ID.MAPPING || event?.type === EVENT_ID.SEQUENCE) depth++;
    else if (event?.type === EVENT_ID.POP) depth--;
    else if (depth === 0 && isKey && event?.type === EVENT_ID.SCALAR) {
      if (getScalarValue(composer.text, event) === key) return event;
    }
    if (depth === 0) isKey = !isKey;
  }
  return undefined;
}

function reportTooManyKeys(composer: Composer, keyIndex: number): void {
  const event = composer.events[keyIndex];
  if (event?.type !== EVENT_ID.SCALAR) return;
  composer.report.add(loadFindings.tooManyKeys, spanOf(event), {
    message: `The mapping has more than ${maxKeys} keys.`,
    help: 'Write several definitions instead.',
  });
}

/** Of a scalar as it is written, quotes included. */
function spanOf(event: ScalarEvent): Span {
  const isQuoted =
    event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED;
  const quote = isQuoted ? 1 : 0;
  return { start: event.valueStart - quote, end: event.valueEnd + quote };
}

/** Where the next thing that is written starts, for what is not written. */
function nextOffset(composer: Composer): number {
  for (let index = composer.next; index < composer.events.length; index++) {
    const event = composer.events[index];
    if (event?.type === EVENT_ID.SCALAR && event.valueStart >= 0) return spanOf(event).start;
    if (event?.type === EVENT_ID.MAPPING || event?.type === EVENT_ID.SEQUENCE) return event.start;
  }
  return composer.text.length;
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
