import type { Span } from '../../source/span.ts';

/** One part of a chain such as `steps.analyze.outputs.rows[0]`. */
export interface ChainPart {
  readonly name: string | number;
  /** Where the name stands in the whole text, without dots, brackets and quotes. */
  readonly span: Span;
}

export interface NameChain {
  readonly parts: readonly ChainPart[];
  /** Offset after the last part. */
  readonly end: number;
}

/** Names as `${…}` may hold them: step ids and outputs may have hyphens. */
export const hyphenatedName = /[A-Za-z_][A-Za-z0-9_-]*/y;

/** Names as CEL knows them. */
export const celName = /[A-Za-z_][A-Za-z0-9_]*/y;

const indexPart = /\[\s*(\d{1,9})\s*\]/y;
const quotedPart = /\[\s*(?:"([^"\\]*)"|'([^'\\]*)')\s*\]/y;

/** The longest chain of names, `[0]` and `["name"]` that begins at `start`, or undefined where no name begins there. */
export function readNameChain(text: string, start: number, name: RegExp): NameChain | undefined {
  const first = match(name, text, start);
  if (first === undefined) return undefined;
  const parts: ChainPart[] = [{ name: first[0], span: { start, end: start + first[0].length } }];
  let end = start + first[0].length;
  for (;;) {
    const next = readPart(text, end, name);
    if (next === undefined) return { parts, end };
    parts.push(next.part);
    end = next.end;
  }
}

function readPart(
  text: string,
  start: number,
  name: RegExp,
): { readonly part: ChainPart; readonly end: number } | undefined {
  if (text[start] === '.') {
    const found = match(name, text, start + 1);
    if (found === undefined) return undefined;
    const end = start + 1 + found[0].length;
    return { part: { name: found[0], span: { start: start + 1, end } }, end };
  }
  if (text[start] !== '[') return undefined;
  const index = match(indexPart, text, start);
  if (index !== undefined) {
    const end = start + index[0].length;
    return { part: { name: Number(index[1]), span: { start, end } }, end };
  }
  const quoted = match(quotedPart, text, start);
  if (quoted === undefined) return undefined;
  const key = quoted[1] ?? quoted[2] ?? '';
  const end = start + quoted[0].length;
  const inner = start + quoted[0].search(/["']/) + 1;
  return { part: { name: key, span: { start: inner, end: inner + key.length } }, end };
}

function match(pattern: RegExp, text: string, start: number): RegExpExecArray | undefined {
  pattern.lastIndex = start;
  return pattern.exec(text) ?? undefined;
}
