import type { ApiClient } from './api-client.ts';
import { hasCondition } from './conditions.ts';
import { textAt, valueAt } from './json-value.ts';
import type { KubeObject } from './kube-object.ts';
import { readQuantity } from './quantities.ts';

/** A pod, as far as placement goes. */
export interface PlacedPod {
  readonly name: string;
  /** Undefined while it waits for a place. */
  readonly node: string | undefined;
  readonly slots: number;
  /** The pool that the compiler planned it for. */
  readonly plannedPool: string;
  readonly ready: boolean;
  readonly terminating: boolean;
}

const poolLabel = 'adac.dev/pool';

/** Every pod of the cluster. */
export async function takeCensus(api: ApiClient): Promise<readonly PlacedPod[]> {
  const pods = await api.list({ apiVersion: 'v1', kind: 'Pod' });
  return pods.map((pod) => {
    const node = textAt(pod, 'spec', 'nodeName');
    return {
      name: `${pod.metadata.namespace ?? ''}/${pod.metadata.name}`,
      node: node === '' ? undefined : node,
      slots: slotsOf(pod),
      plannedPool: plannedPoolOf(pod),
      ready: hasCondition(pod, 'Ready'),
      terminating: pod.metadata.deletionTimestamp !== undefined,
    };
  });
}

/** Agents by the pool that they run in; those without a place under the empty text. */
export function agentsByPool(
  pods: readonly PlacedPod[],
  nodes: readonly KubeObject[],
): ReadonlyMap<string, number> {
  const pools = poolsByNode(nodes);
  const sums = new Map<string, number>();
  for (const { node, slots } of pods) {
    const pool = node === undefined ? '' : (pools.get(node) ?? `the lost node ${node}`);
    sums.set(pool, (sums.get(pool) ?? 0) + slots);
  }
  return sums;
}

/** The pods that run, but not where the compiler planned them. */
export function misplaced(
  pods: readonly PlacedPod[],
  nodes: readonly KubeObject[],
): readonly PlacedPod[] {
  const pools = poolsByNode(nodes);
  return pods.filter(({ node, plannedPool }) => {
    return node !== undefined && pools.get(node) !== plannedPool;
  });
}

function poolsByNode(nodes: readonly KubeObject[]): ReadonlyMap<string, string> {
  return new Map(
    nodes.map(({ metadata }) => [metadata.name, metadata.labels?.[poolLabel] ?? 'no pool']),
  );
}

function slotsOf(pod: KubeObject): number {
  const requests = valueAt(pod, 'spec', 'containers', 0, 'resources', 'requests');
  const slots = valueAt(requests, 'adac.dev/agent-slots');
  return slots === undefined ? 0 : readQuantity(slots);
}

/** The preferred affinity names the planned pool, and nothing else. */
function plannedPoolOf(pod: KubeObject): string {
  const preferred = 'preferredDuringSchedulingIgnoredDuringExecution';
  return textAt(
    valueAt(pod, 'spec', 'affinity', 'nodeAffinity', preferred, 0, 'preference'),
    'matchExpressions',
    0,
    'values',
    0,
  );
}
