import { EVENT_ID, getScalarValue, SCALAR_STYLE } from '#yaml-parser';
import type { Event, MappingEvent, ScalarEvent, SequenceEvent } from '#yaml-parser';

import { quote } from '../diagnostic/quote.ts';
import { checkEscapes } from './check-characters.ts';
import {
  isUsableKey,
  reportComplexKey,
  reportDuplicateKey,
  reportMissingKey,
} from './check-key.ts';
import { checkAlias, checkAnchors, checkProperties } from './check-properties.ts';
import type { Composer } from './composer.ts';
import { scalarSpan, startOffset } from './event-spans.ts';
import type { FileReport } from './file-report.ts';
import { loadFindings } from './findings.ts';
import { outOfRange, resolveScalar } from './resolve-scalar.ts';
import { sharedText } from './shared-text.ts';

/** A document of an event stream as plain values. */
export interface ComposedDocument {
  /** Among all documents of the file, empty ones included. */
  readonly index: number;
  readonly value: unknown;
}

/**
 * Turns the events of a file into values, and reports everything in them that adac's part of YAML
 * leaves out. One walk does both, since most files have nothing to report; numbers, words and
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
      reportTooManyDocuments(composer);
      break;
    }
    composer.next++;
    const first = events[composer.next];
    const isEmpty = first?.type === EVENT_ID.SCALAR && first.valueStart < 0;
    const value = readNode(composer);
    composer.next++;
    checkAnchors(composer);
    if (!isEmpty) documents.push({ index, value });
  }
  return documents;
}

const maxDocuments = 5000;
const maxKeys = 2000;

function reportTooManyDocuments({ text, events, report, next }: Composer): void {
  const event = events.slice(next).find((candidate) => startOffset(candidate) !== undefined);
  const start = startOffset(event) ?? text.length;
  report.add(
    loadFindings.tooManyDocuments,
    { start, end: start },
    {
      message: `The file holds more than ${maxDocuments} documents.`,
      help: 'Write the definitions into several files.',
    },
  );
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
      checkAlias(composer, { start: event.anchorStart - 1, end: event.anchorEnd });
      return null;
    case EVENT_ID.DOCUMENT:
    case EVENT_ID.POP:
    case undefined:
      throw new Error('The YAML parser gave a document without a node.');
  }
}

function readScalar(composer: Composer, event: ScalarEvent): unknown {
  checkProperties(composer, event);
  const text = textOf(composer, event);
  if (event.style !== SCALAR_STYLE.PLAIN) return sharedText(text);
  const value = resolveScalar(text);
  if (typeof value === 'string') return sharedText(value);
  if (value !== outOfRange) return value;
  if (composer.report.isFull()) return null;
  composer.report.add(loadFindings.numberOutOfRange, scalarSpan(event), {
    message: `${quote(text)} is no number that can be kept exactly.`,
    help: 'Put it in quotes if it is a name, and choose a smaller number if it is one.',
  });
  return null;
}

function textOf(composer: Composer, event: ScalarEvent): string {
  if (!event.fast && event.style === SCALAR_STYLE.DOUBLE_QUOTED) {
    checkEscapes(composer.text, event, composer.report);
  }
  return getScalarValue(composer.text, event);
}

function readSequence(composer: Composer, event: SequenceEvent): unknown[] {
  checkProperties(composer, event);
  const items: unknown[] = [];
  while (composer.events[composer.next]?.type !== EVENT_ID.POP) items.push(readNode(composer));
  composer.next++;
  // A list that grew by its items has room for 17 at once; its copy has room for what it holds.
  return items.slice();
}

function readMapping(composer: Composer, event: MappingEvent): Record<string, unknown> {
  checkProperties(composer, event);
  const mapping: Record<string, unknown> = {};
  const first = composer.next;
  let keys = 0;
  while (composer.events[composer.next]?.type !== EVENT_ID.POP) {
    const keyEvent = composer.events[composer.next];
    if (keyEvent?.type !== EVENT_ID.SCALAR) {
      reportComplexKey(composer, keyEvent);
      readNode(composer);
      readNode(composer);
      continue;
    }
    const key = readKey(composer, keyEvent, event);
    const value = readNode(composer);
    if (key === undefined) continue;
    if (Object.hasOwn(mapping, key)) reportDuplicateKey(composer, keyEvent, first);
    if (++keys === maxKeys + 1) reportTooManyKeys(composer, keyEvent);
    mapping[key] = value;
  }
  composer.next++;
  return mapping;
}

/** The text of a key; `undefined` where it is reported as no usable one. */
function readKey(
  composer: Composer,
  event: ScalarEvent,
  mapping: MappingEvent,
): string | undefined {
  composer.next++;
  checkProperties(composer, event);
  if (event.valueStart < 0) {
    reportMissingKey(composer, mapping);
    return undefined;
  }
  const key = textOf(composer, event);
  return isUsableKey(composer, event, key) ? key : undefined;
}

function reportTooManyKeys(composer: Composer, event: ScalarEvent): void {
  composer.report.add(loadFindings.tooManyKeys, scalarSpan(event), {
    message: `The mapping has more than ${maxKeys} keys.`,
    help: 'Write several definitions instead.',
  });
}
