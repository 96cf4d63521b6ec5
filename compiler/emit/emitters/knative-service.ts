import {
  agentPort,
  containerResources,
  imagePullPolicy,
  seconds,
  selfContainedSecurity,
} from '../container.ts';
import { always, type Emitter } from '../emitter.ts';
import type { Probe } from '../../model/agent.ts';
import type { JsonObject } from '../../model/json.ts';
import { agentMetadata } from '../object-metadata.ts';
import { agentEnvironment, definitionSource } from '../pod-template.ts';
import { podVolumes } from '../volumes.ts';
import type { ServerlessWorkload } from '../workload.ts';
import { constant } from '../write-yaml.ts';

/**
 * An agent that scales with its requests, down to none. Knative refuses affinity, tolerations, spread,
 * priority class and a pod's security context unless its operator has switched them on, so all security stands
 * at the container and the pods go where Knative puts them.
 */
export const knativeService: Emitter<ServerlessWorkload> = {
  kind: 'Service',
  count: always,
  emit: (workload, labels) => [
    {
      apiVersion: 'serving.knative.dev/v1',
      kind: 'Service',
      metadata: agentMetadata(workload, labels),
      spec: {
        template: {
          metadata: { labels: labels.all, annotations: scaleOf(workload) },
          spec: revision(workload),
        },
      },
    },
  ],
};

function scaleOf(workload: ServerlessWorkload): Record<string, string> {
  return {
    'autoscaling.knative.dev/min-scale': String(workload.minPods),
    'autoscaling.knative.dev/max-scale': String(workload.pods),
    // Knative refuses zero here unless its operator allows it; one pod is started anyway, to prove the revision.
    ...(workload.prewarm > 0 && {
      'autoscaling.knative.dev/initial-scale': String(workload.prewarm),
    }),
    ...(workload.idleTimeout > 0 && {
      'autoscaling.knative.dev/scale-to-zero-pod-retention-period': `${workload.idleTimeout}s`,
    }),
    // The activator stays in the path of every request, so that the network policy need admit nothing else.
    'autoscaling.knative.dev/target-burst-capacity': '-1',
  };
}

function revision(workload: ServerlessWorkload): JsonObject {
  const { mounts, volumes } = podVolumes(workload.demand, workload.secrets, {
    definition: definitionSource(workload),
  });
  const { probes, timeout: timeoutSeconds } = workload;
  return {
    serviceAccountName: workload.name,
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    // Zero means without bound, to Knative and to us.
    containerConcurrency: workload.concurrency,
    ...(timeoutSeconds > 0 && { timeoutSeconds }),
    containers: [
      {
        name: 'agent',
        image: workload.image,
        imagePullPolicy,
        env: agentEnvironment(workload),
        ports,
        livenessProbe: probe(probes?.liveness ?? defaultLiveness),
        readinessProbe: probe(probes?.readiness ?? defaultReadiness),
        resources: containerResources(workload.demand),
        securityContext: selfContainedSecurity,
        volumeMounts: mounts,
      },
    ],
    volumes,
  };
}

const ports = constant([{ containerPort: agentPort }]);
const defaultLiveness: Probe = { path: '/health', initialDelay: '30s' };
const defaultReadiness: Probe = { path: '/ready', initialDelay: '5s', period: '5s' };

/** Knative fills in the port itself: its proxy asks in the kubelet's place. */
function probe({ path, initialDelay, period }: Probe): JsonObject {
  const delay = seconds(initialDelay, 0);
  const periodSeconds = seconds(period, 0);
  return {
    httpGet: { path },
    ...(delay > 0 && { initialDelaySeconds: delay }),
    ...(periodSeconds > 0 && { periodSeconds }),
  };
}
