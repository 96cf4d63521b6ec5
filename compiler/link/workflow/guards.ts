import { isMalformed } from './expression.ts';
import type { LinkedStep, LinkedWorkflow } from './linked-workflow.ts';

/**
 * Whether `source` has surely run wherever `reader` runs. Where a step runs, its own condition holds; and since a condition
 * that reads something skipped does not hold, the steps that it reads have run, so their conditions hold too.
 * The source has run when one of these conditions reads it, or when together they repeat its own.
 */
export function hasSurelyRun(
  workflow: LinkedWorkflow,
  reader: LinkedStep,
  source: LinkedStep,
): boolean {
  const wanted = new Set(source.condition?.conjuncts);
  const certain = new Set([reader]);
  for (const step of certain) {
    for (const conjunct of step.condition?.conjuncts ?? []) wanted.delete(conjunct);
    if (wanted.size === 0) return true;
    for (const read of stepsReadBy(workflow, step)) {
      if (read === source) return true;
      certain.add(read);
    }
  }
  return false;
}

/** The steps whose outputs the condition of a step reads. */
function stepsReadBy(workflow: LinkedWorkflow, step: LinkedStep): LinkedStep[] {
  const reads = step.condition?.reads ?? [];
  return reads.flatMap(({ expression }) => {
    if (isMalformed(expression) || expression.subject.root !== 'steps') return [];
    return workflow.findStep(expression.subject.step.text).likely ?? [];
  });
}
