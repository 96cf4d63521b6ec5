import { ParseError, serialize, type ASTNode } from '@marcbachmann/cel-js';
import type { JsonValue } from '../../model/json.ts';
import type { Span } from '../../source/span.ts';
import { bareEnvironment } from './cel-environment.ts';
import { describeSyntaxProblem, type CelProblem } from './cel-problem.ts';
import {
  expressionOf,
  type Expression,
  type ExpressionName,
  type MalformedExpression,
} from './expression.ts';
import type { ChainPart } from './name-chain.ts';

/** A name chain of a CEL expression. */
export interface CelRead {
  readonly expression: Expression | MalformedExpression;
  /** Stands in `has(…)`, which asks whether the value is there at all. */
  readonly asksPresence: boolean;
}

/** A name chain that is compared with a value: `level == "high"`, `level in ["high", "low"]`. */
export interface CelComparison {
  readonly read: Expression;
  readonly value: JsonValue;
  /** Where the value stands; of a text, without its quotes. */
  readonly span: Span;
}

/** A CEL expression as its author wrote it. */
export interface CelExpression {
  readonly text: string;
  readonly reads: readonly CelRead[];
  /** The parts that are joined by `&&` at the top, all written in one way. */
  readonly conjuncts: readonly string[];
  /** Names that are neither of the workflow nor of CEL. */
  readonly strangers: readonly ExpressionName[];
  readonly comparisons: readonly CelComparison[];
  /** Why it cannot be read. */
  readonly problem: CelProblem | undefined;
}

/** Parses a CEL expression and finds what it reads. It is never evaluated. */
export function readCel(text: string): CelExpression {
  const found: Findings = { text, reads: [], strangers: [], comparisons: [] };
  try {
    const { ast } = bareEnvironment.parse(text);
    walk(ast, new Set(), found);
    const conjuncts = conjunctsOf(ast).map((node) => serialize(node));
    return { ...found, conjuncts, problem: undefined };
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    return { ...found, conjuncts: [text], problem: describeSyntaxProblem(text, error) };
  }
}

interface Findings {
  readonly text: string;
  readonly reads: CelRead[];
  readonly strangers: ExpressionName[];
  readonly comparisons: CelComparison[];
}

function conjunctsOf(node: ASTNode): readonly ASTNode[] {
  return node.op === '&&' ? node.args.flatMap(conjunctsOf) : [node];
}

const roots: ReadonlySet<string> = new Set(['inputs', 'context', 'steps', 'item']);

/** Visits a node; `bound` are the names that macros such as `all(row, …)` give. */
function walk(node: ASTNode, bound: ReadonlySet<string>, found: Findings): void {
  const chain = chainOf(node, found.text);
  if (chain !== undefined) {
    takeChain(chain, bound, found, false);
    return;
  }
  if (node.op === 'value' || node.op === 'id') return;
  if (node.op === 'call') {
    walkCall(node.args, bound, found);
  } else if (node.op === 'rcall') {
    walkMethod(node.args, bound, found);
  } else {
    if (isComparison(node)) takeComparison(node, bound, found);
    for (const part of partsOf(node)) walk(part, bound, found);
  }
}

/** A node that is neither a name, a value nor a call. */
type Joint = Exclude<ASTNode, { readonly op: 'value' | 'id' | 'call' | 'rcall' }>;

/** A node that compares two sides for being equal. */
type Comparison = Extract<ASTNode, { readonly op: '==' | '!=' | 'in' }>;

function isComparison(node: Joint): node is Comparison {
  return node.op === '==' || node.op === '!=' || node.op === 'in';
}

function partsOf(node: Joint): readonly ASTNode[] {
  if (node.op === 'map') return node.args.flat();
  if (node.op === '.' || node.op === '.?') return [node.args[0]];
  return node.op === '!_' || node.op === '-_' ? [node.args] : node.args;
}

function walkCall(
  [name, args]: readonly [string, readonly ASTNode[]],
  bound: ReadonlySet<string>,
  found: Findings,
): void {
  const [only] = args;
  const chain = only?.op === '.' ? chainOf(only, found.text) : undefined;
  if (name === 'has' && args.length === 1 && chain?.rest.length === 0) {
    takeChain(chain, bound, found, true);
    return;
  }
  for (const argument of args) walk(argument, bound, found);
}

const macros: ReadonlySet<string> = new Set(['all', 'exists', 'exists_one', 'map', 'filter']);

function walkMethod(
  [name, receiver, args]: readonly [string, ASTNode, readonly ASTNode[]],
  bound: ReadonlySet<string>,
  found: Findings,
): void {
  walk(receiver, bound, found);
  const [variable, ...rest] = args;
  const binds = macros.has(name) && variable?.op === 'id';
  const inner = binds ? new Set([...bound, variable.args]) : bound;
  for (const argument of binds ? rest : args) walk(argument, inner, found);
}

/** A name and what is selected below it, as far as that is written out. */
interface Chain {
  readonly root: string;
  readonly parts: readonly ChainPart[];
  readonly span: Span;
  /** Indices that are expressions of their own. */
  readonly rest: readonly ASTNode[];
}

function chainOf(node: ASTNode, text: string): Chain | undefined {
  const nodes: ASTNode[] = [];
  let current = node;
  while (current.op === '.' || current.op === '[]') {
    nodes.push(current);
    current = current.args[0];
  }
  if (current.op !== 'id') return undefined;
  const { start } = current;
  const parts: ChainPart[] = [{ name: current.args, span: { start, end: current.end } }];
  const rest: ASTNode[] = [];
  let { end } = current;
  let isWritten = true;
  for (const selection of nodes.reverse()) {
    const part = isWritten ? partOf(selection, text) : undefined;
    if (part === undefined) {
      isWritten = false;
      if (selection.op === '[]') rest.push(selection.args[1]);
      continue;
    }
    parts.push(part);
    ({ end } = selection);
  }
  return { root: current.args, parts, span: { start, end }, rest };
}

function partOf(node: ASTNode, text: string): ChainPart | undefined {
  if (node.op === '.') {
    const name = node.args[1];
    return { name, span: { start: node.end - name.length, end: node.end } };
  }
  if (node.op !== '[]' || node.args[1].op !== 'value') return undefined;
  const value = node.args[1];
  if (typeof value.args === 'string') return { name: value.args, span: withinQuotes(value, text) };
  const { start, end } = value;
  return typeof value.args === 'bigint'
    ? { name: Number(value.args), span: { start, end } }
    : undefined;
}

/** Where a text stands without its quotes; raw texts and those of three quotes stay as they are. */
function withinQuotes({ start, end }: Span, text: string): Span {
  const isPlain = /^(?:"(?!"")|'(?!''))/.test(text.slice(start, end));
  return isPlain ? { start: start + 1, end: end - 1 } : { start, end };
}

function takeChain(
  { root, parts, span, rest }: Chain,
  bound: ReadonlySet<string>,
  found: Findings,
  asksPresence: boolean,
): void {
  for (const index of rest) walk(index, bound, found);
  if (bound.has(root)) return;
  if (roots.has(root)) {
    const expression = expressionOf(parts, found.text.slice(span.start, span.end), span);
    found.reads.push({ expression, asksPresence });
  } else if (!bareEnvironment.hasVariable(root)) {
    found.strangers.push({ text: root, span: parts[0]?.span ?? span });
  }
}

function takeComparison(
  { op, args }: Comparison,
  bound: ReadonlySet<string>,
  found: Findings,
): void {
  const [left, right] = args;
  const values = op === 'in' && right.op === 'list' ? right.args : [right];
  takeValues(left, values, bound, found);
  if (op !== 'in') takeValues(right, [left], bound, found);
}

function takeValues(
  node: ASTNode,
  values: readonly ASTNode[],
  bound: ReadonlySet<string>,
  found: Findings,
): void {
  const chain = chainOf(node, found.text);
  if (chain === undefined || bound.has(chain.root) || !roots.has(chain.root)) return;
  const { parts, span, rest } = chain;
  const read = expressionOf(parts, found.text.slice(span.start, span.end), span);
  if ('reason' in read || rest.length > 0) return;
  for (const value of values) {
    const literal = literalOf(value);
    if (literal === undefined) continue;
    found.comparisons.push({ read, value: literal, span: withinQuotes(value, found.text) });
  }
}

function literalOf(node: ASTNode): JsonValue | undefined {
  if (node.op !== 'value') return undefined;
  const value = node.args;
  if (typeof value === 'bigint') return Number(value);
  const isPlain =
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return isPlain ? value : undefined;
}
