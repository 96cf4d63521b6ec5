import type { PlacementConstraints } from '../model/resolved-agent.ts';
import type { NodePool } from '../model/cluster.ts';

/** A reason why pods may not run on a pool. */
export interface Constraint {
  /** Words that follow "they". */
  readonly refusal: (agent: PlacementConstraints, pool: NodePool) => string | undefined;
}

/** Taints that `role: backup` and `spot: true` stand for; emitted pods tolerate them where they may run there. */
export const toleratedTaints: readonly string[] = ['adac.dev/backup', 'adac.dev/spot'];

/**
 * Everything that keeps an agent off a pool for good, in the order in which the constraints are applied;
 * the first that removes an agent's last pool is the one that a finding names.
 */
export const constraints: readonly Constraint[] = [
  {
    refusal: (agent, pool) =>
      agent.classes.includes(pool.class) ? undefined : `may not run on class ${pool.class}`,
  },
  {
    refusal: (agent, pool) =>
      pool.class !== 'pi' || agent.lightweight ? undefined : 'may not run on class pi',
  },
  {
    refusal: (agent, pool) =>
      agent.architectures.includes(pool.arch)
        ? undefined
        : `may not run on architecture ${pool.arch}`,
  },
  {
    refusal: ({ nodeSelector }, pool) => {
      const wanted = Object.keys(nodeSelector)
        .sort()
        .find((key) => labelOf(pool, key) !== nodeSelector[key]);
      return wanted === undefined
        ? undefined
        : `need nodes labelled ${wanted}=${String(nodeSelector[wanted])}`;
    },
  },
  {
    refusal: (_agent, pool) => {
      const taint = (pool.taints ?? []).find(
        ({ key, effect }) => effect !== 'PreferNoSchedule' && !toleratedTaints.includes(key),
      );
      return taint === undefined ? undefined : `do not tolerate taint ${taint.key}`;
    },
  },
  {
    refusal: ({ spread }, { zone }) =>
      spread?.by === 'zone' && zone === undefined
        ? 'are spread over zones, and find no node with a zone'
        : undefined,
  },
  {
    refusal: (agent, pool) =>
      pool.spot !== true || agent.toleratesSpot ? undefined : 'do not tolerate spot nodes',
  },
];

/** Why an agent may never run on a pool, in words that follow "they", or undefined where it may. */
export function refusalOf(agent: PlacementConstraints, pool: NodePool): string | undefined {
  for (const { refusal } of constraints) {
    const words = refusal(agent, pool);
    if (words !== undefined) return words;
  }
  return undefined;
}

/** The pool's own labels, and those that every node carries by itself. */
function labelOf(pool: NodePool, key: string): string | undefined {
  const labels = pool.labels ?? {};
  if (Object.hasOwn(labels, key)) return labels[key];
  if (key === 'kubernetes.io/arch') return pool.arch;
  if (key === 'topology.kubernetes.io/zone') return pool.zone;
  return key === 'topology.kubernetes.io/region' ? pool.region : undefined;
}
