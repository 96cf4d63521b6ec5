import { Environment } from '@marcbachmann/cel-js';

/** The names and functions of CEL itself, and nothing of a workflow. */
export const bareEnvironment = new Environment({
  limits: { maxAstNodes: 2000, maxDepth: 100 },
});

// JSON has one kind of number, so that `share == 3` compares a number as it does an integer. This covers the operands turned
// around and `!=` too, and is never evaluated.
bareEnvironment.registerOperator('double == int', (one, other) => Number(one) === Number(other));

/** A variable of an expression and its CEL type. */
export interface CelVariable {
  readonly name: string;
  readonly type: string;
}

const known = new Map<string, Environment>();

/** Environments that are kept; conditions of one workflow are often alike. */
const maxKnown = 500;

/** CEL with the given variables, and no others. */
export function environmentWith(variables: readonly CelVariable[]): Environment {
  const key = variables.map(({ name, type }) => `${name}:${type}`).join();
  const ready = known.get(key);
  if (ready !== undefined) return ready;
  const environment = bareEnvironment.clone();
  for (const { name, type } of variables) environment.registerVariable(name, type);
  if (known.size >= maxKnown) known.clear();
  known.set(key, environment);
  return environment;
}
