import { at } from '../../source/origin.ts';
import type { NodePlace } from '../../source/place.ts';
import type { ExpressionName } from './expression.ts';
import type { LinkedWorkflow } from './linked-workflow.ts';
import type { WrittenExpression } from './workflow-value.ts';

/** The exact place of an expression within its scalar. */
export function placeOfRead(workflow: LinkedWorkflow, read: WrittenExpression): NodePlace {
  return { ...at(workflow.definition, ...read.path), within: read.expression.span };
}

/** The exact place of one name of an expression. */
export function placeOfName(
  workflow: LinkedWorkflow,
  read: WrittenExpression,
  name: Pick<ExpressionName, 'span'>,
): NodePlace {
  return { ...at(workflow.definition, ...read.path), within: name.span };
}
