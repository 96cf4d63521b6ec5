import type { NodePool } from '../model/cluster.ts';
import type { JsonObject } from '../model/json.ts';

/**
 * What tells node-feature-discovery that a node is one of a pool: its name where the pool declares
 * `kubernetes.io/hostname`, else the pool's labels, which the node repeats in a feature file
 * (`/etc/kubernetes/node-feature-discovery/features.d/`), since rules see features and not a node's own labels.
 * A pool that is alone in its cluster is every node. Absent where another pool's nodes would match too.
 */
export function poolMatcher(
  pool: NodePool,
  pools: readonly NodePool[],
): readonly JsonObject[] | undefined {
  if (confusedWith(pool, pools) !== undefined) return undefined;
  const labels = { ...pool.labels };
  const { [hostname]: host, ...others } = labels;
  const matchers: JsonObject[] = [
    {
      feature: 'system.name',
      matchExpressions: { nodename: host === undefined ? { op: 'Exists' } : isValue(host) },
    },
  ];
  const names = Object.keys(others).sort();
  if (pools.length > 1 && names.length > 0) {
    matchers.push({
      feature: 'local.label',
      matchExpressions: Object.fromEntries(
        names.map((name) => [name, isValue(others[name] ?? '')]),
      ),
    });
  }
  return matchers;
}

/** Another pool, whose nodes have every label that this one declares. */
export function confusedWith(pool: NodePool, pools: readonly NodePool[]): NodePool | undefined {
  const labels = Object.entries(pool.labels ?? {});
  return pools.find(
    (other) =>
      other.name !== pool.name && labels.every(([name, value]) => labelOf(other, name) === value),
  );
}

const hostname = 'kubernetes.io/hostname';

function isValue(value: string): JsonObject {
  return { op: 'In', value: [value] };
}

function labelOf(pool: NodePool, name: string): string | undefined {
  const labels = pool.labels ?? {};
  return Object.hasOwn(labels, name) ? labels[name] : undefined;
}
