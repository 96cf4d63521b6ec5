/** Comparisons that a search may still make: counted, not timed, so that a slow machine finds the same. */
export interface SearchBudget {
  steps: number;
}
