/** Comparisons that a search may still make: counted, not timed, so that a slow machine finds the same. */
export interface SearchBudget {
  steps: number;
  /** Asked for more when the steps are spent, by who measures time instead; absent where there are no more. */
  readonly more?: () => number;
}

/** Whether a search has to end. */
export function isSpent(budget: SearchBudget): boolean {
  if (budget.steps <= 0 && budget.more !== undefined) budget.steps = budget.more();
  return budget.steps <= 0;
}
