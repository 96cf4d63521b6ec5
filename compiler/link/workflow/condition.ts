import { expressionOf, type Expression, type MalformedExpression } from './expression.ts';
import { celName, readNameChain } from './name-chain.ts';

/** A name chain of a condition. */
export interface ConditionRead {
  readonly expression: Expression | MalformedExpression;
  /** Stands in `has(…)`, which asks whether the value is there at all. */
  readonly asksPresence: boolean;
}

export interface Condition {
  readonly reads: readonly ConditionRead[];
  /** The parts that are joined by `&&` at the top, without needless blanks. */
  readonly conjuncts: readonly string[];
}

const roots: ReadonlySet<string> = new Set(['inputs', 'context', 'steps', 'item']);

/**
 * What a CEL condition reads and which parts must all hold. The condition is split into tokens and not parsed:
 * text in quotes is passed over, and every chain that begins with `inputs`, `context`, `steps` or `item`
 * counts as read. Its types are not checked.
 */
export function readCondition(text: string): Condition {
  const reads: ConditionRead[] = [];
  const conjuncts: string[] = [];
  let depth = 0;
  let offset = 0;
  let conjunct = '';
  let alternatives = false;
  while (offset < text.length) {
    const end = tokenEnd(text, offset);
    const token = text.slice(offset, end);
    if ('([{'.includes(token)) depth++;
    if (')]}'.includes(token)) depth--;
    if (depth === 0 && (token === '||' || token === '?')) alternatives = true;
    const before = text[offset - 1];
    if (roots.has(token) && before !== '.') addRead(text, offset, reads);
    if (depth === 0 && token === '&&') {
      conjuncts.push(conjunct.trim());
      conjunct = '';
    } else {
      conjunct += /^\s/.test(token) ? ' ' : token;
    }
    offset = end;
  }
  conjuncts.push(conjunct.trim());
  // With `||` or `?:` at the top, `&&` no longer joins things that must all hold.
  return { reads, conjuncts: alternatives ? [conjuncts.join(' && ')] : conjuncts };
}

const token =
  /\s+|[A-Za-z_][A-Za-z0-9_]*|\d[\w.]*|"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|&&|\|\|/y;

function tokenEnd(text: string, offset: number): number {
  token.lastIndex = offset;
  const found = token.exec(text);
  return offset + (found === null ? 1 : found[0].length);
}

function addRead(text: string, start: number, reads: ConditionRead[]): void {
  const chain = readNameChain(text, start, celName);
  if (chain === undefined) return;
  // In `steps.a.outputs.rows.all(…)` the last name is a function.
  const called = /^\s*\(/.test(text.slice(chain.end, chain.end + 20)) && chain.parts.length > 1;
  const parts = called ? chain.parts.slice(0, -1) : chain.parts;
  const end = called ? (parts.at(-1)?.span.end ?? chain.end) : chain.end;
  const span = { start, end };
  const asksPresence = /\bhas\(\s*$/.test(text.slice(Math.max(0, start - 20), start));
  reads.push({ expression: expressionOf(parts, text.slice(start, end), span), asksPresence });
}
