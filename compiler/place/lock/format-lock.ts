import type { Placed } from '../cost.ts';
import type { Pool } from '../pool.ts';
import { capacityText, demandText, lockLineText, lockVersion } from './lock-line.ts';
import type { Lock } from './parse-lock.ts';

/**
 * The text of `adac.lock`: one line for each agent of the placed environments, and the lines of `kept`
 * environments as they stand; sorted by environment and agent, so that branches that touch different agents merge.
 */
export function formatLock(placed: readonly Placed[], kept: Lock): string {
  const lines: { readonly environment: string; readonly agent: string; readonly text: string }[] =
    [];
  for (const environment of kept.values()) lines.push(...environment.values());
  const capacities = new Map<Pool, string>();
  for (const { tenant, counts } of placed) {
    const environment = tenant.environment.name;
    for (const workload of tenant.workloads) {
      const demand = demandText(workload);
      for (const index of workload.agents) {
        const agent = tenant.environment.agents[index];
        const shares = (counts[index] ?? []).map(({ pool, instances }) => {
          const capacity = capacities.get(pool) ?? capacityText(pool);
          capacities.set(pool, capacity);
          return { pool: pool.key, instances, capacity };
        });
        if (agent === undefined || shares.length === 0) continue;
        const line = { environment, agent: agent.id, instances: agent.instances, demand, shares };
        lines.push({ environment, agent: agent.id, text: lockLineText(line) });
      }
    }
  }
  lines.sort((a, b) => compare(a.environment, b.environment) || compare(a.agent, b.agent));
  return [header, `version ${lockVersion}`, ...lines.map(({ text }) => text), ''].join('\n');
}

const header =
  '# Where adac placed every agent. Commit this file; adac compile keeps it up to date.';

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
