import { expressionOf, type Expression, type MalformedExpression } from './expression.ts';
import { hyphenatedName, readNameChain } from './name-chain.ts';

/** The expressions of a text in their order. */
export interface TemplateExpressions {
  readonly expressions: readonly (Expression | MalformedExpression)[];
  /** The text is one `${…}` and nothing else, so its value keeps its type; otherwise the result is text. */
  readonly whole: boolean;
}

/** Reads every `${…}` of a text. */
export function templateExpressions(text: string): TemplateExpressions {
  const expressions: (Expression | MalformedExpression)[] = [];
  let start = text.indexOf('${');
  const first = start;
  let end = start;
  while (start !== -1) {
    const close = text.indexOf('}', start);
    if (close === -1) {
      expressions.push({ span: { start, end: text.length }, reason: 'is not closed' });
      break;
    }
    end = close + 1;
    expressions.push(readExpression(text, start + 2, close));
    start = text.indexOf('${', end);
  }
  return { expressions, whole: expressions.length === 1 && first === 0 && end === text.length };
}

function readExpression(text: string, from: number, to: number): Expression | MalformedExpression {
  const inner = text.slice(from, to);
  const trimmed = inner.trim();
  const start = from + inner.length - inner.trimStart().length;
  const span = { start, end: start + trimmed.length };
  if (trimmed === '') return { span: { start: from - 2, end: to + 1 }, reason: 'is empty' };
  const chain = readNameChain(text, start, hyphenatedName);
  if (chain?.end !== span.end) {
    return { span, reason: 'is not a chain of names such as "steps.plan.outputs.report"' };
  }
  return expressionOf(chain.parts, trimmed, span);
}
