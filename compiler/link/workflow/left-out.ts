import { isMalformed, type Expression, type MalformedExpression } from './expression.ts';
import type { Port } from './interface.ts';
import type { LinkedStep, LinkedWorkflow, Read } from './linked-workflow.ts';
import type { WorkflowValue } from './workflow-value.ts';

/**
 * Whether a workflow leaves an output out when a step was skipped: where nothing but an expression gives it, and
 * that reads what may be missing.
 */
export function mayLeaveOut(workflow: LinkedWorkflow, output: WorkflowValue): boolean {
  if (output.kind !== 'expression') return false;
  return workflow.reads.some(
    ({ reader, role, path, expression, source }) =>
      reader === undefined &&
      role === 'outputs' &&
      path.length === output.path.length &&
      path.at(-1) === output.path.at(-1) &&
      source !== undefined &&
      (source.condition !== undefined || optionalPort(expression, source) !== undefined),
  );
}

/** The output that an expression reads of a step, where what the step runs may leave it out. */
export function optionalPort(
  expression: Expression | MalformedExpression,
  source: LinkedStep,
): Port | undefined {
  const name = outputName(expression);
  const port = name === undefined ? undefined : source.target?.outputs?.get(name);
  return port?.optional === true ? port : undefined;
}

/** Whether the condition of the reader reads the same output: it does not hold where that was left out. */
export function isAskedFor(
  { reader, source, expression }: Read,
  { findStep }: LinkedWorkflow,
): boolean {
  const name = outputName(expression);
  return (reader?.condition?.reads ?? []).some(
    (read) =>
      outputName(read.expression) === name &&
      !isMalformed(read.expression) &&
      read.expression.subject.root === 'steps' &&
      findStep(read.expression.subject.step.text).likely === source,
  );
}

function outputName(expression: Expression | MalformedExpression): string | undefined {
  if (isMalformed(expression) || expression.subject.root !== 'steps') return undefined;
  return expression.subject.output?.text;
}
