import type { ClusterEmitter, EnvironmentEmitter, NamespaceEmitter } from './base-emitter.ts';
import type { Emitter } from './emitter.ts';
import { analysisTemplate } from './emitters/analysis-template.ts';
import { appProject } from './emitters/app-project.ts';
import { applicationSet } from './emitters/application-set.ts';
import { cronJob } from './emitters/cron-job.ts';
import { dedicatedDeployment } from './emitters/dedicated-deployment.ts';
import { defaultDeny } from './emitters/default-deny.ts';
import { definitionConfigMap } from './emitters/definition-config-map.ts';
import { grafanaDashboard } from './emitters/grafana-dashboard.ts';
import { horizontalPodAutoscaler } from './emitters/horizontal-pod-autoscaler.ts';
import { knativeService } from './emitters/knative-service.ts';
import { limitRange } from './emitters/limit-range.ts';
import { modelCache } from './emitters/model-cache.ts';
import { modelDeployment } from './emitters/model-deployment.ts';
import { namespace } from './emitters/namespace.ts';
import { networkPolicy } from './emitters/network-policy.ts';
import { nodeFeatureRule } from './emitters/node-feature-rule.ts';
import { platformApplication } from './emitters/platform-application.ts';
import { platformProject } from './emitters/platform-project.ts';
import { podDisruptionBudget } from './emitters/pod-disruption-budget.ts';
import { podMonitor } from './emitters/pod-monitor.ts';
import { previewService } from './emitters/preview-service.ts';
import { priorityClass } from './emitters/priority-class.ts';
import { prometheusRule } from './emitters/prometheus-rule.ts';
import { resourceQuota } from './emitters/resource-quota.ts';
import { rollout } from './emitters/rollout.ts';
import { runtimeDefinitions } from './emitters/runtime-definitions.ts';
import { runtimeDeployment } from './emitters/runtime-deployment.ts';
import { scaledObject } from './emitters/scaled-object.ts';
import { serviceAccount } from './emitters/service-account.ts';
import { service } from './emitters/service.ts';
import { workloadLabels } from './labels.ts';
import type { Manifest } from './manifest.ts';
import type {
  DedicatedWorkload,
  ModelWorkload,
  PooledWorkload,
  ScheduledWorkload,
  ServerlessWorkload,
  Workload,
} from './workload.ts';

/** What is written for a workload of each hosting mode, in this order. A new emitter is one line here. */
export const workloadEmitters: {
  readonly pooled: readonly Emitter<PooledWorkload>[];
  readonly dedicated: readonly Emitter<DedicatedWorkload>[];
  readonly serverless: readonly Emitter<ServerlessWorkload>[];
  readonly scheduled: readonly Emitter<ScheduledWorkload>[];
  readonly model: readonly Emitter<ModelWorkload>[];
} = {
  pooled: [
    serviceAccount,
    networkPolicy,
    runtimeDefinitions,
    service,
    runtimeDeployment,
    podDisruptionBudget,
  ],
  dedicated: [
    serviceAccount,
    networkPolicy,
    definitionConfigMap,
    service,
    dedicatedDeployment,
    previewService,
    analysisTemplate,
    rollout,
    podDisruptionBudget,
    horizontalPodAutoscaler,
    scaledObject,
  ],
  serverless: [serviceAccount, networkPolicy, definitionConfigMap, knativeService],
  scheduled: [serviceAccount, networkPolicy, definitionConfigMap, cronJob],
  model: [serviceAccount, networkPolicy, modelCache, service, modelDeployment, podDisruptionBudget],
};

/** What an environment needs once on each of its clusters. */
export const clusterEmitters: readonly ClusterEmitter[] = [
  priorityClass,
  nodeFeatureRule,
  podMonitor,
  prometheusRule,
  grafanaDashboard,
];

/** What every namespace of an environment gets. */
export const namespaceEmitters: readonly NamespaceEmitter[] = [
  namespace,
  resourceQuota,
  limitRange,
  defaultDeny,
];

/** What Argo CD reads about an environment. */
export const environmentEmitters: readonly EnvironmentEmitter[] = [
  appProject,
  platformProject,
  platformApplication,
  applicationSet,
];

/** How many objects a workload becomes. */
export function countObjects(workload: Workload): number {
  switch (workload.mode) {
    case 'pooled':
      return count(workloadEmitters.pooled, workload);
    case 'dedicated':
      return count(workloadEmitters.dedicated, workload);
    case 'serverless':
      return count(workloadEmitters.serverless, workload);
    case 'scheduled':
      return count(workloadEmitters.scheduled, workload);
    case 'model':
      return count(workloadEmitters.model, workload);
  }
}

/** The objects that a workload becomes, in the order of its emitters. */
export function emitWorkload(workload: Workload): readonly Manifest[] {
  switch (workload.mode) {
    case 'pooled':
      return run(workloadEmitters.pooled, workload);
    case 'dedicated':
      return run(workloadEmitters.dedicated, workload);
    case 'serverless':
      return run(workloadEmitters.serverless, workload);
    case 'scheduled':
      return run(workloadEmitters.scheduled, workload);
    case 'model':
      return run(workloadEmitters.model, workload);
  }
}

function count<Of extends Workload>(emitters: readonly Emitter<Of>[], workload: Of): number {
  return emitters.reduce((sum, emitter) => sum + emitter.count(workload), 0);
}

function run<Of extends Workload>(
  emitters: readonly Emitter<Of>[],
  workload: Of,
): readonly Manifest[] {
  const labels = workloadLabels(workload);
  return emitters.flatMap((emitter) =>
    emitter.count(workload) > 0 ? emitter.emit(workload, labels) : [],
  );
}
