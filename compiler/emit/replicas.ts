import type { JsonObject } from '../model/json.ts';
import type { DedicatedWorkload } from './workload.ts';

/** The annotation of what has its replicas from an autoscaler, and what it says there. */
const owner = { key: 'adac.dev/replicas', value: 'autoscaler' } as const;

/**
 * The `replicas` of an agent's pods. Under an autoscaler there are none, since two owners of one field would fight
 * over it, but for the publish that hands the agent over: a field that Argo CD applied and then leaves out goes
 * back to 1.
 */
export function replicasOf({ autoscaling, handedOver, pods }: DedicatedWorkload): JsonObject {
  // Written even where it is one: what is not written, Argo CD does not put back.
  if (autoscaling === undefined) return { replicas: pods };
  return handedOver === undefined ? {} : { replicas: handedOver };
}

/** What Argo CD reads on an object to leave its replicas alone. */
export function replicaAnnotations({
  autoscaling,
}: DedicatedWorkload): Readonly<Record<string, string>> {
  return autoscaling === undefined ? {} : { [owner.key]: owner.value };
}

/**
 * What Argo CD leaves as it finds it: the replicas of what an autoscaler scales. Only an object in the cluster has
 * a `uid`, so the publish that writes the annotation still applies replicas, each later one sends back those that
 * are there, and one that takes the annotation away gives them back to Git.
 */
export const ignoredReplicas: readonly JsonObject[] = [
  { group: 'apps', kind: 'Deployment' },
  { group: 'argoproj.io', kind: 'Rollout' },
].map((kind) => ({
  ...kind,
  jqPathExpressions: [
    `select(.metadata.uid and .metadata.annotations["${owner.key}"] == "${owner.value}") | .spec.replicas`,
  ],
}));
