import type { JsonObject, JsonValue } from '../model/json.ts';

/**
 * Block-style YAML of a mapping, ending with a newline.
 * Strings are double-quoted with JSON's escapes, so that every YAML reader, of 1.1 as of 1.2,
 * reads back the same value. Keys keep the order that they have.
 */
export function writeYaml(object: JsonObject): string {
  const parts: string[] = [];
  appendYaml(object, parts);
  return parts.join('');
}

/**
 * The same as parts of the text, put after those that are there. Joining thousands of parts at once is several times
 * faster than adding strings to each other.
 */
export function appendYaml(object: JsonObject, parts: string[]): void {
  if (isEmpty(object)) parts.push('{}\n');
  else appendMapping(object, 0, false, parts);
}

/**
 * Marks a subtree that many objects share, such as a security context, so that its text is made once for
 * each depth. The value itself stays as it is.
 */
export function constant<Value extends JsonObject | readonly JsonValue[]>(value: Value): Value {
  if (!constants.has(value)) constants.set(value, []);
  return value;
}

/** Text of constant subtrees, by depth. */
const constants = new WeakMap<object, (string | undefined)[]>();

/** An item's first key stands behind its dash, which takes the place of the last two spaces of indentation. */
function appendMapping(object: JsonObject, depth: number, isItem: boolean, parts: string[]): void {
  let first = isItem;
  for (const key of Object.keys(object)) {
    const value = object[key];
    if (value === undefined) continue;
    appendEntry(keyAt(key, depth, first), value, depth, parts);
    first = false;
  }
}

function appendEntry(key: KeyText, value: JsonValue, depth: number, parts: string[]): void {
  if (typeof value === 'string') {
    // Names and numbers in text are most of a manifest, and need no escape.
    if (harmless.test(value)) parts.push(key.beforeText, value, '"\n');
    else parts.push(key.text, ' ', escape(value), '\n');
  } else if (value === null || typeof value !== 'object') {
    parts.push(key.text, ' ', plain(value), '\n');
  } else if (isEmpty(value)) {
    parts.push(key.text, isList(value) ? ' []\n' : ' {}\n');
  } else {
    parts.push(key.text, '\n');
    appendChildren(value, depth, parts);
  }
}

function appendChildren(
  value: JsonObject | readonly JsonValue[],
  depth: number,
  parts: string[],
): void {
  const texts = constants.get(value);
  if (texts === undefined) {
    appendNode(value, depth, parts);
    return;
  }
  let text = texts[depth];
  if (text === undefined) {
    const own: string[] = [];
    appendNode(value, depth, own);
    text = own.join('');
    texts[depth] = text;
  }
  parts.push(text);
}

/** A sequence stands at the depth of its key, as Kubernetes writes it; a mapping one deeper. */
function appendNode(
  value: JsonObject | readonly JsonValue[],
  depth: number,
  parts: string[],
): void {
  if (isList(value)) appendSequence(value, depth, parts);
  else appendMapping(value, depth + 1, false, parts);
}

function appendSequence(items: readonly JsonValue[], depth: number, parts: string[]): void {
  const dash = `${indentAt(depth)}-`;
  for (const item of items) {
    if (item === null || typeof item !== 'object') {
      parts.push(dash, ' ', typeof item === 'string' ? quote(item) : plain(item), '\n');
    } else if (isEmpty(item)) {
      parts.push(dash, isList(item) ? ' []\n' : ' {}\n');
    } else if (isList(item)) {
      parts.push(dash, '\n');
      appendSequence(item, depth + 1, parts);
    } else {
      appendMapping(item, depth + 1, true, parts);
    }
  }
}

function plain(value: number | boolean | null): string {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new RangeError(`A manifest holds the number ${value}, which YAML readers disagree on.`);
  }
  // JSON writes -0 as 0, and large numbers with an exponent that all readers know.
  return JSON.stringify(value);
}

/** A key with its indentation and colon, and the same with the quote that opens a text. */
interface KeyText {
  readonly text: string;
  readonly beforeText: string;
}

/** Texts of the keys that Kubernetes knows, by depth; those of an author's own keys are not kept. */
const keys: Map<string, KeyText>[] = [];
const itemKeys: Map<string, KeyText>[] = [];
const mostKeys = 500;

function keyAt(key: string, depth: number, isItem: boolean): KeyText {
  const byDepth = isItem ? itemKeys : keys;
  const known = (byDepth[depth] ??= new Map());
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = keyText(key, depth, isItem);
  if (known.size < mostKeys) known.set(key, made);
  return made;
}

/** Longer keys must be explicit: readers look for the colon within 1,024 characters only. */
const longestImplicitKey = 1000;

function keyText(key: string, depth: number, isItem: boolean): KeyText {
  const indent = indentAt(depth);
  const lead = isItem ? `${indentAt(depth - 1)}- ` : indent;
  const name = plainKey.test(key) && !ambiguousKey.test(key) ? key : quote(key);
  const text =
    name.length <= longestImplicitKey ? `${lead}${name}:` : `${lead}? ${name}\n${indent}:`;
  return { text, beforeText: `${text} "` };
}

const plainKey = /^[A-Za-z_][A-Za-z0-9_./-]*$/;
/** Words that YAML 1.1 reads as a boolean or as null. */
const ambiguousKey = /^(?:y|n|yes|no|on|off|true|false|null)$/i;

const indents: string[] = [];

function indentAt(depth: number): string {
  return (indents[depth] ??= '  '.repeat(depth));
}

/** Text that stands for itself between double quotes. */
const harmless = /^[ !#-[\]-~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]*$/;
/** What JSON leaves alone, but YAML readers refuse or take for a line break or a byte order mark. */
const misread = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;
const surrogate = /[\ud800-\udfff]/;
const loneSurrogate = /\p{Surrogate}/u;

function quote(text: string): string {
  return harmless.test(text) ? `"${text}"` : escape(text);
}

/** What stands for a text between double quotes. */
export function quotable(text: string): string {
  return harmless.test(text) ? text : escape(text).slice(1, -1);
}

function escape(text: string): string {
  if (surrogate.test(text) && loneSurrogate.test(text)) {
    throw new RangeError('A manifest holds half of a surrogate pair, which UTF-8 cannot carry.');
  }
  return JSON.stringify(text).replace(misread, escapeCharacter);
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function isList(value: readonly JsonValue[] | JsonObject): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function isEmpty(value: readonly JsonValue[] | JsonObject): boolean {
  if (isList(value)) return value.length === 0;
  for (const key in value) if (Object.hasOwn(value, key)) return false;
  return true;
}
