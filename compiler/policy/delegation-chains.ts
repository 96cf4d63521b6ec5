import type { DelegationGraph } from './delegation-graph.ts';

/**
 * For each of the agents in `ends`, the chain by which a task comes to it from farthest away through
 * agents that `passes` holds for; it ends with the agent itself. Every agent stands in one chain at most,
 * in that of the end which is nearest to it, so that all chains together are no longer than the graph.
 */
export function delegationChains(
  graph: DelegationGraph,
  ends: readonly number[],
  passes: (agent: number) => boolean,
): ReadonlyMap<number, readonly number[]> {
  const above = callersOf(graph);
  /** To whom each agent hands on, on its way to the nearest end. */
  const next = new Map<number, number>();
  const endOf = new Map(ends.map((end) => [end, end]));
  const farthest = new Map(endOf);
  const reached = [...ends];
  for (const agent of reached) {
    const end = endOf.get(agent) ?? agent;
    for (const from of above[agent] ?? []) {
      if (endOf.has(from) || !passes(from)) continue;
      endOf.set(from, end);
      next.set(from, agent);
      farthest.set(end, from);
      reached.push(from);
    }
  }
  return new Map(ends.map((end) => [end, followed(farthest.get(end) ?? end, next)]));
}

/** For each agent those that hand tasks to it. */
function callersOf({ links }: DelegationGraph): readonly (readonly number[])[] {
  const callers = links.map((): number[] => []);
  for (const [from, own] of links.entries()) for (const { to } of own) callers[to]?.push(from);
  return callers;
}

function followed(start: number, next: ReadonlyMap<number, number>): readonly number[] {
  const chain: number[] = [];
  for (let agent: number | undefined = start; agent !== undefined; agent = next.get(agent)) {
    chain.push(agent);
  }
  return chain;
}
