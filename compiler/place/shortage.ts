import { diagnose, type Diagnostic, type RelatedPlace } from '../diagnostic/diagnostic.ts';
import type { Purchase } from '../model/placed-program.ts';
import { at } from '../source/origin.ts';
import type { PodCount } from './bin.ts';
import { purchaseText } from './broken-promises.ts';
import { placeFindings } from './findings.ts';
import { formatCount, plural } from './format-number.ts';
import type { Pool } from './pool.ts';
import type { PodGroup } from './pods.ts';
import { nodesFor, smallestPurchase } from './purchase.ts';
import { estimatePods } from './strategies/greedy.ts';
import type { Trial } from './trial.ts';
import { reachesLimit, shortageReason } from './shortage-reason.ts';
import type { Tenant, Workload } from './workload.ts';
import { shareOfZone, type Missing } from './zone-share.ts';

/** More would drown the finding. */
const mostRelated = 5;

const spreadOut = 'Spread the agents over more clusters or namespaces.';

/** One finding for an environment that cannot be placed: who has no place, why, and what would mend it. */
export function shortageOf(trial: Trial): Diagnostic {
  const { tenant } = trial;
  const { environment } = tenant;
  const missing = missingOf(trial);
  const place = at(environment.definition, 'metadata', 'name');
  const total = environment.agents.reduce((sum, { instances }) => sum + instances, 0);
  const count = missing.reduce((sum, { instances }) => sum + instances, 0);
  const [limit] = trial.crossed;
  if (count === 0 && limit !== undefined) {
    const where = limit.namespace === undefined ? '' : ` in namespace "${limit.namespace}"`;
    return diagnose(placeFindings.noCapacity, {
      place,
      message: `Environment "${environment.name}" would make ${formatCount(limit.count)} ${limit.object}${where} on cluster "${limit.cluster}", which takes ${formatCount(limit.limit)}.`,
      help: spreadOut,
    });
  }
  return diagnose(placeFindings.noCapacity, {
    place,
    message: `Environment "${environment.name}" has no place for ${formatCount(count)} of its ${formatCount(total)} instances.`,
    related: missing.slice(0, mostRelated).map((one) => relatedOf(trial, one)),
    help: helpOf(trial, missing),
  });
}

/** What was never assigned, and what was but could not be packed; the most first. */
function missingOf({ tenant, counts, packing }: Trial): readonly Missing[] {
  const lost = new Map<Workload, number>();
  for (const { group, pods } of packing.leftover) {
    lost.set(group.workload, (lost.get(group.workload) ?? 0) + group.size * pods);
  }
  return tenant.workloads
    .map((workload) => {
      let placed = 0;
      for (const agent of workload.agents) {
        for (const { instances } of counts[agent] ?? []) placed += instances;
      }
      return { workload, instances: workload.instances - placed + (lost.get(workload) ?? 0) };
    })
    .filter(({ instances }) => instances > 0)
    .sort((a, b) => b.instances - a.instances);
}

function relatedOf(trial: Trial, { workload, instances }: Missing): RelatedPlace {
  const others = workload.agents.length - 1;
  const company = others === 0 ? '' : ` and ${formatCount(others)} more like it`;
  const { id, definition } = workload.sample;
  return {
    place: at(definition, 'metadata', 'name'),
    message: `${plural(instances, 'instance')} of "${id}"${company} without a place: they ${shortageReason(trial, workload)}.`,
  };
}

function helpOf(trial: Trial, missing: readonly Missing[]): string {
  if (missing.some(({ workload }) => reachesLimit(trial, workload))) return spreadOut;
  const pools = trial.tenant.pools.filter(({ spec }) => spec.role !== 'backup');
  const together = purchaseFor(trial, missing, pools);
  const purchases = together === undefined ? purchasesApart(trial, missing, pools) : [together];
  if (purchases.length === 0) {
    return 'No purchase of nodes like those there are would do: widen their placement, or declare another pool.';
  }
  return `${purchases.map(purchaseText).join(' and ')} would do.`;
}

/** Where no pool can take all, each workload's pool takes those that need it; none where one finds no pool. */
function purchasesApart(
  trial: Trial,
  missing: readonly Missing[],
  pools: readonly Pool[],
): readonly Purchase[] {
  const byPool = new Map<Pool, Missing[]>();
  for (const one of missing) {
    const purchase = purchaseFor(trial, [one], pools);
    const pool = pools.find(
      ({ cluster, name }) => cluster === purchase?.cluster && name === purchase.pool,
    );
    if (pool === undefined) return [];
    const group = byPool.get(pool) ?? [];
    group.push(one);
    byPool.set(pool, group);
  }
  return [...byPool]
    .sort(([a], [b]) => a.index - b.index)
    .flatMap(([pool, group]) => purchaseFor(trial, group, [pool]) ?? []);
}

function purchaseFor(
  trial: Trial,
  missing: readonly Missing[],
  pools: readonly Pool[],
): Purchase | undefined {
  return smallestPurchase(pools, (pool) => {
    if (missing.some(({ workload }) => !workload.planned.includes(pool))) return undefined;
    const arriving = missing.map((one) => ({ ...one, instances: shareOfZone(trial, one, pool) }));
    if (arriving.some(({ instances }) => instances === Infinity)) return undefined;
    const nodes = nodesFor(pool, podsWith(trial, arriving, pool), () => true);
    return nodes === undefined ? undefined : Math.max(1, nodes - pool.spec.count);
  });
}

/** The pods of a pool if it took the missing instances too: they are cut together with those that it has. */
function podsWith(
  { tenant, pods, packing }: Trial,
  missing: readonly Missing[],
  pool: Pool,
): readonly PodCount[] {
  const instances = new Map<Workload, number>();
  const add = (workload: Workload, count: number): void => {
    instances.set(workload, (instances.get(workload) ?? 0) + count);
  };
  for (const group of pods) if (group.pool === pool) add(group.workload, group.size * group.pods);
  for (const { group, pods: count } of packing.leftover) {
    if (group.pool === pool) add(group.workload, -group.size * count);
  }
  for (const one of missing) add(one.workload, one.instances);
  const own = tenant.workloads.flatMap((workload) =>
    estimatePods(tenant, workload, pool, instances.get(workload) ?? 0),
  );
  const standing = (packing.nodes.get(pool) ?? []).flatMap((bin) => bin.pods);
  return [...standing.filter(({ group }) => !isOwn(tenant, group)), ...own];
}

function isOwn({ environment }: Tenant, { workload }: PodGroup): boolean {
  return workload.environment === environment.name;
}
