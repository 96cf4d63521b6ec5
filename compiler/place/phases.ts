import { divideByLargestRemainder } from '../model/largest-remainder.ts';
import type { Counts } from './counts.ts';
import type { Tenant } from './workload.ts';

/**
 * For each agent, share and phase, the instances that the phase adds: `[agent][share][phase]`.
 * An increment is divided over the definitions by largest remainder over what each still lacks,
 * then over the definition's pools likewise, so that a later phase moves nothing of an earlier one.
 */
export function splitPhases(
  tenant: Tenant,
  counts: Counts,
): readonly (readonly (readonly number[])[])[] {
  const increments = incrementsOf(tenant.environment.phases, counts);
  if (increments.length === 1)
    return counts.map((shares) => shares.map(({ instances }) => [instances]));
  const order = agentsInOrder(tenant);
  const remaining = counts.map((shares) => shares.map(({ instances }) => instances));
  const split = counts.map((shares) => shares.map((): number[] => []));
  for (const increment of increments) {
    const lacking = order.map((agent) => sum(remaining[agent] ?? []));
    for (const [position, part] of divideByLargestRemainder(increment, lacking).entries()) {
      const agent = order[position] ?? 0;
      const left = remaining[agent] ?? [];
      for (const [share, instances] of divideByLargestRemainder(part, left).entries()) {
        left[share] = (left[share] ?? 0) - instances;
        split[agent]?.[share]?.push(instances);
      }
    }
  }
  return split;
}

/** What each phase adds; what is placed beyond the last phase belongs to it. */
function incrementsOf(phases: readonly number[], counts: Counts): number[] {
  const total = sum(counts.flatMap((shares) => shares.map(({ instances }) => instances)));
  const ends = [...phases.slice(0, -1).filter((end) => end < total), total];
  return ends.map((end, index) => end - (ends[index - 1] ?? 0));
}

/** By id, so that the order of files decides nothing. */
function agentsInOrder({ environment: { agents } }: Tenant): number[] {
  const idOf = (index: number): string => agents[index]?.id ?? '';
  return [...agents.keys()].sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}
