import type { Span } from '../../source/span.ts';
import type { ChainPart } from './name-chain.ts';

/** A name within an expression, and where it stands in the scalar. */
export interface ExpressionName {
  readonly text: string;
  readonly span: Span;
}

/** What an expression reads. */
export type Subject =
  | { readonly root: 'inputs' | 'context'; readonly name: ExpressionName }
  /** Without a name: the object of all outputs. */
  | {
      readonly root: 'steps';
      readonly step: ExpressionName;
      readonly output: ExpressionName | undefined;
    }
  | { readonly root: 'item' };

/** One `${…}` of a text, or one name chain of a condition. */
export interface Expression {
  /** What stands between the braces, trimmed. */
  readonly text: string;
  /** Where that stands in the scalar. */
  readonly span: Span;
  readonly subject: Subject;
  /** What is read below the subject. */
  readonly below: readonly ChainPart[];
}

/** A `${…}` that cannot be read. */
export interface MalformedExpression {
  readonly span: Span;
  /** The end of a sentence: "is not closed". */
  readonly reason: string;
}

/** Tells the two apart. */
export function isMalformed(
  expression: Expression | MalformedExpression,
): expression is MalformedExpression {
  return 'reason' in expression;
}

/** The expression that a chain of names stands for. */
export function expressionOf(
  parts: readonly ChainPart[],
  text: string,
  span: Span,
): Expression | MalformedExpression {
  const [root, first, second, third] = parts.map(toName);
  if (root?.text === 'item')
    return { text, span, subject: { root: 'item' }, below: parts.slice(1) };
  if (root?.text === 'inputs' || root?.text === 'context') {
    if (first === undefined) return { span, reason: `names no key of "${root.text}"` };
    return { text, span, subject: { root: root.text, name: first }, below: parts.slice(2) };
  }
  if (root?.text !== 'steps') {
    return { span, reason: 'begins with none of "inputs", "context", "steps" and "item"' };
  }
  if (first === undefined || second?.text !== 'outputs') {
    return { span, reason: 'is not of the form "steps.<id>.outputs.<name>"' };
  }
  const subject = { root: 'steps', step: first, output: third } as const;
  return { text, span, subject, below: parts.slice(4) };
}

function toName(part: ChainPart): ExpressionName | undefined {
  return typeof part.name === 'string' ? { text: part.name, span: part.span } : undefined;
}
