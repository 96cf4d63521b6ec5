import type { Highs } from 'highs';

/** Kept between solves: it holds nothing of them. */
let solver: Promise<Highs> | undefined;

/** The solver, loaded only when there is something to solve: reading it takes longer than placing most estates. */
export function loadSolver(): Promise<Highs> {
  solver ??= readSolver();
  return solver;
}

async function readSolver(): Promise<Highs> {
  const module = await import('highs');
  const load: unknown = module.default;
  // The package declares its types as CommonJS would see them, where the function is one level deeper.
  if (!isLoader(load)) throw new Error('highs has no loader');
  return load();
}

function isLoader(value: unknown): value is () => Promise<Highs> {
  return typeof value === 'function';
}
