import {
  CHOMPING_MODE,
  COLLECTION_STYLE,
  EVENT_ID,
  getScalarValue,
  parseEvents,
  SCALAR_STYLE,
} from '#yaml-parser';
import type { Event, MappingEvent, ScalarEvent, SequenceEvent } from '#yaml-parser';

import type { SourceFile } from './source-file.ts';
import type { Span } from './span.ts';

/** A node of a YAML document with where it stands, quotes, brackets and block headers included. */
export type SyntaxNode = ScalarNode | MappingNode | SequenceNode;

export interface ScalarNode {
  readonly kind: 'scalar';
  readonly span: Span;
  /** Of its text, as the parser saw it; absent where nothing is written. */
  readonly scalar: ScalarEvent | undefined;
}

export interface MappingNode {
  readonly kind: 'mapping';
  readonly span: Span;
  /** By the text of the key. */
  readonly entries: ReadonlyMap<string, MappingEntry>;
}

export interface MappingEntry {
  readonly key: ScalarNode;
  readonly value: SyntaxNode;
}

export interface SequenceNode {
  readonly kind: 'sequence';
  readonly span: Span;
  readonly items: readonly SyntaxNode[];
}

/**
 * The documents of a file as nodes, in order. Only files with findings are read this way, each once.
 * A file that is not YAML has none.
 */
export function syntaxTree(file: SourceFile): readonly SyntaxNode[] {
  const known = trees.get(file);
  if (known !== undefined) return known;
  const tree = buildTree(file.text);
  trees.set(file, tree);
  return tree;
}

const trees = new WeakMap<SourceFile, readonly SyntaxNode[]>();

/** Deeper documents do not load, so nobody asks where their parts are. */
const maxDepth = 64;

function buildTree(text: string): readonly SyntaxNode[] {
  const events = readEvents(text);
  const cursor: Cursor = { text, events, next: 0, end: 0 };
  const documents: SyntaxNode[] = [];
  while (cursor.next < events.length) {
    cursor.next++;
    documents.push(readNode(cursor));
    cursor.next++;
  }
  return documents;
}

function readEvents(text: string): readonly Event[] {
  try {
    return parseEvents(text, { maxDepth });
  } catch {
    // The load phase has said what is wrong with it, at a span of its own.
    return [];
  }
}

interface Cursor {
  readonly text: string;
  readonly events: readonly Event[];
  /** Index of the next event. */
  next: number;
  /** Where the last node ended. */
  end: number;
}

function readNode(cursor: Cursor): SyntaxNode {
  const event = cursor.events[cursor.next++];
  switch (event?.type) {
    case EVENT_ID.MAPPING:
      return readMapping(cursor, event);
    case EVENT_ID.SEQUENCE:
      return readSequence(cursor, event);
    case EVENT_ID.SCALAR:
      return readScalar(cursor, event);
    case EVENT_ID.ALIAS:
    case EVENT_ID.DOCUMENT:
    case EVENT_ID.POP:
    case undefined:
      // The load phase refuses aliases, and the others start no node.
      return emptyNode(cursor.end);
  }
}

function readMapping(cursor: Cursor, event: MappingEvent): MappingNode {
  cursor.end = Math.max(cursor.end, event.start);
  const entries = new Map<string, MappingEntry>();
  while (!isAtPop(cursor)) {
    const key = readNode(cursor);
    const value = readNode(cursor);
    // A collection as a key has no text that a path could name.
    if (key.kind !== 'scalar') continue;
    const text = key.scalar === undefined ? '' : getScalarValue(cursor.text, key.scalar);
    // Where the value was left out, the key is what people look for.
    const isLeftOut = value.kind === 'scalar' && value.scalar === undefined;
    if (!entries.has(text)) {
      entries.set(text, { key, value: isLeftOut ? { ...value, span: key.span } : value });
    }
  }
  closeCollection(cursor, event, '}');
  return { kind: 'mapping', span: { start: event.start, end: cursor.end }, entries };
}

function readSequence(cursor: Cursor, event: SequenceEvent): SequenceNode {
  cursor.end = Math.max(cursor.end, event.start);
  const items: SyntaxNode[] = [];
  while (!isAtPop(cursor)) {
    if (!isFlow(event)) skipDash(cursor);
    const item = readNode(cursor);
    const isLeftOut = item.kind === 'scalar' && item.scalar === undefined;
    items.push(isLeftOut ? { ...item, span: { start: cursor.end - 1, end: cursor.end } } : item);
  }
  closeCollection(cursor, event, ']');
  return { kind: 'sequence', span: { start: event.start, end: cursor.end }, items };
}

function readScalar(cursor: Cursor, event: ScalarEvent): ScalarNode {
  if (event.valueStart < 0) return emptyNode(cursor.end);
  const span = spanOfScalar(cursor, event);
  cursor.end = span.end;
  return { kind: 'scalar', span, scalar: event };
}

function emptyNode(offset: number): ScalarNode {
  return { kind: 'scalar', span: { start: offset, end: offset }, scalar: undefined };
}

function isAtPop(cursor: Cursor): boolean {
  const event = cursor.events[cursor.next];
  if (event?.type !== EVENT_ID.POP) return event === undefined;
  return true;
}

/** Takes the pop of a collection, and in flow style its bracket. */
function closeCollection(cursor: Cursor, event: MappingEvent | SequenceEvent, close: string): void {
  cursor.next++;
  const { text } = cursor;
  // `[a: b]` holds a mapping of one pair, which has no brackets of its own.
  const isBracketed = text[event.start] === (close === '}' ? '{' : '[');
  if (isFlow(event) && isBracketed) cursor.end = skipPast(text, cursor.end, close);
}

function isFlow(event: MappingEvent | SequenceEvent): boolean {
  return event.style === COLLECTION_STYLE.FLOW;
}

function skipDash(cursor: Cursor): void {
  cursor.end = skipPast(cursor.text, cursor.end, '-');
}

/** The offset after the next of the `wanted` characters that stands outside comments. */
function skipPast(text: string, from: number, wanted: string): number {
  let offset = from;
  while (offset < text.length && !wanted.includes(text.charAt(offset))) {
    offset = text[offset] === '#' ? endOfLine(text, offset) : offset + 1;
  }
  return Math.min(offset + 1, text.length);
}

function endOfLine(text: string, from: number): number {
  let offset = from;
  while (offset < text.length && text[offset] !== '\n' && text[offset] !== '\r') offset++;
  return offset;
}

function spanOfScalar(cursor: Cursor, event: ScalarEvent): Span {
  const { valueStart, valueEnd, style } = event;
  switch (style) {
    case SCALAR_STYLE.SINGLE_QUOTED:
    case SCALAR_STYLE.DOUBLE_QUOTED:
      return { start: valueStart - 1, end: valueEnd + 1 };
    case SCALAR_STYLE.LITERAL_BLOCK:
    case SCALAR_STYLE.FOLDED_BLOCK:
      return spanOfBlock(cursor, event);
    case SCALAR_STYLE.PLAIN:
      return { start: valueStart, end: valueEnd };
  }
}

/** From the `|` or `>`, which stands after the key, the tag and the anchor, to the last line. */
function spanOfBlock(cursor: Cursor, event: ScalarEvent): Span {
  const { text } = cursor;
  const start = skipPast(text, Math.max(cursor.end, event.tagEnd, event.anchorEnd), '|>') - 1;
  // Line breaks at the end belong to the text only where it says so.
  if (event.chomping === CHOMPING_MODE.KEEP) return { start, end: event.valueEnd };
  let end = event.valueEnd;
  while (end > start && (text[end - 1] === '\n' || text[end - 1] === '\r')) end--;
  return { start, end };
}
