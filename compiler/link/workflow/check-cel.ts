import { ParseError } from '@marcbachmann/cel-js';
import type { Span } from '../../source/span.ts';
import type { Type } from '../types/type.ts';
import { environmentWith, type CelVariable } from './cel-environment.ts';
import type { CelExpression, CelRead } from './cel-expression.ts';
import { describeTypeProblem, type CelProblem } from './cel-problem.ts';
import { celTypeOf, describeCelType } from './cel-type.ts';

/** What checking the types of an expression gives. */
export interface CelCheck {
  readonly problem: CelProblem | undefined;
  /** The CEL type of the result; `dyn` where it is not known. */
  readonly type: string;
}

/**
 * Checks the types of an expression that could be read, without evaluating it. Each name chain stands as one typed variable
 * of the same length, so that the checker knows exactly the names that the expression reads, and offsets stay the author's.
 */
export function checkCel(expression: CelExpression, typeOf: (read: CelRead) => Type): CelCheck {
  const { text, variables } = withVariables(expression, typeOf);
  const environment = environmentWith(variables);
  const { error, type = 'dyn' } = environment.check(text);
  // A chain in brackets of its own may not be replaceable; what could be read before is not told to be unreadable.
  if (error === undefined || error instanceof ParseError) return { problem: undefined, type };
  const typeAt = ({ start, end }: Span): string | undefined => {
    const part = environment.check(text.slice(start, end));
    return part.valid ? describeCelType(part.type ?? 'dyn') : undefined;
  };
  return { problem: describeTypeProblem(expression.text, error, typeAt), type: 'dyn' };
}

interface Substituted {
  readonly text: string;
  readonly variables: readonly CelVariable[];
}

function withVariables(
  { text, reads }: CelExpression,
  typeOf: (read: CelRead) => Type,
): Substituted {
  const variables = new Map<string, CelVariable>();
  const ordered = [...reads].sort((a, b) => a.expression.span.start - b.expression.span.start);
  let result = '';
  let offset = 0;
  for (const read of ordered) {
    const { start, end } = read.expression.span;
    const written = text.slice(start, end);
    const key = `${read.asksPresence ? 'has ' : ''}${written}`;
    const known = variables.get(key);
    const name = known?.name ?? nameOf(variables.size, read, end - start);
    const type = read.asksPresence ? 'dyn' : celTypeOf(typeOf(read));
    if (known === undefined) variables.set(key, { name, type });
    result +=
      text.slice(offset, start) + (read.asksPresence ? `${name}.f`.padEnd(end - start, '_') : name);
    offset = end;
  }
  return { text: result + text.slice(offset), variables: [...variables.values()] };
}

/** A name as long as the chain that it stands for; where presence is asked, a field is selected from it. */
function nameOf(index: number, { asksPresence }: CelRead, length: number): string {
  return asksPresence ? `v${index}` : `v${index}`.padEnd(length, '_');
}
