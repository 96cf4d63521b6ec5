import { always, type Emitter } from '../emitter.ts';
import type { AgentWorkload } from '../workload.ts';
import { constant } from '../write-yaml.ts';

/**
 * An agent's definition, immutable and named after its content. It is pruned last, so that pods of the
 * version before can still start while the next one rolls out.
 */
export const definitionConfigMap: Emitter<AgentWorkload> = {
  kind: 'ConfigMap',
  count: always,
  emit: (workload, labels) => [
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: {
        name: workload.configMap,
        namespace: workload.namespace,
        labels: labels.all,
        annotations: prunedLast,
      },
      immutable: true,
      data: { 'agent.json': workload.definition },
    },
  ],
};

const prunedLast = constant({ 'argocd.argoproj.io/sync-options': 'PruneLast=true' });
