import { isMalformed } from './expression.ts';
import type { LinkedWorkflow } from './linked-workflow.ts';

/** What is certain where a step runs. */
export interface Guards {
  /** Parts of conditions that hold, as `readCondition` writes them. */
  readonly conjuncts: ReadonlySet<string>;
  /** Steps that have run, by index. */
  readonly ran: ReadonlySet<number>;
}

/**
 * What is certain where step `start` runs: its own condition holds, and since a condition that reads something skipped
 * does not hold, the steps that it reads have run, so their conditions hold too.
 */
export function guardsOf(workflow: LinkedWorkflow, start: number): Guards {
  const conjuncts = new Set<string>();
  const ran = new Set<number>();
  const waiting = [start];
  for (const index of waiting) {
    const step = workflow.steps[index];
    for (const conjunct of step?.condition?.conjuncts ?? []) conjuncts.add(conjunct);
    for (const source of stepsReadBy(workflow, index)) {
      if (ran.has(source)) continue;
      ran.add(source);
      waiting.push(source);
    }
  }
  return { conjuncts, ran };
}

/** The steps whose outputs the condition of a step reads. */
function stepsReadBy(workflow: LinkedWorkflow, index: number): number[] {
  const reads = workflow.steps[index]?.condition?.reads ?? [];
  return reads.flatMap(({ expression }) => {
    if (isMalformed(expression) || expression.subject.root !== 'steps') return [];
    return workflow.findStep(expression.subject.step.text).likely?.index ?? [];
  });
}
