import type { Autoscaling } from '../model/agent.ts';
import type { JsonObject } from '../model/json.ts';
import type { DedicatedWorkload, WorkloadBase } from './workload.ts';

/** Percent of requested cpu at which pods are added where nothing else is declared. */
const defaultScaleUpThreshold = 80;

/** Percent of requested cpu at which an autoscaler adds pods. */
export function scaleUpAt({ scaleUpThreshold }: Autoscaling): number {
  return scaleUpThreshold ?? defaultScaleUpThreshold;
}

/** Pods that an autoscaler adds or removes in a minute; undefined where no step is declared. */
export function scalingBehavior({
  scaleUpStep,
  scaleDownStep,
}: Autoscaling): JsonObject | undefined {
  if (scaleUpStep === undefined && scaleDownStep === undefined) return undefined;
  return {
    ...(scaleUpStep !== undefined && { scaleUp: stepOf(scaleUpStep) }),
    ...(scaleDownStep !== undefined && { scaleDown: stepOf(scaleDownStep) }),
  };
}

function stepOf(pods: number): JsonObject {
  return { policies: [{ type: 'Pods', value: pods, periodSeconds: 60 }] };
}

/**
 * Annotations of an autoscaler. It holds one target, and removes pods once the rest would stay below it; the
 * threshold at which they are removed, which autoscaling/v2 cannot say before Kubernetes 1.35, is only noted.
 */
export function scalingAnnotations({ scaleDownThreshold }: Autoscaling): Record<string, string> {
  return {
    // After the pods are healthy: before that there is nothing to measure.
    'argocd.argoproj.io/sync-wave': '1',
    ...(scaleDownThreshold !== undefined && {
      'adac.dev/scale-down-threshold': String(scaleDownThreshold),
    }),
  };
}

/** The list in Redis that an agent's messages wait in, as its runtime and its autoscaler both know it. */
export function queueName({ namespace, name }: Pick<WorkloadBase, 'namespace' | 'name'>): string {
  return `adac:queue:${namespace}/${name}`;
}

/** KEDA scales by the depth of a queue where the platform has one; else the autoscaler of Kubernetes does. */
export function scalesByQueue({ autoscaling, scope }: DedicatedWorkload): boolean {
  return autoscaling?.queueDepth !== undefined && scope.platform.spec.redis !== undefined;
}

/** What an autoscaler scales. */
export function scaleTarget({ name, rollout }: DedicatedWorkload): JsonObject {
  return rollout === undefined
    ? { apiVersion: 'apps/v1', kind: 'Deployment', name }
    : { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', name };
}
