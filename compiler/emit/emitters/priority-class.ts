import type { Priority } from '../../model/agent.ts';
import type { ClusterEmitter } from '../base-emitter.ts';
import { scopeLabels } from '../labels.ts';
import { priorityClassName } from '../priority-class-name.ts';

/** The priorities that an environment's agents declare; far apart, so that a platform finds room between them. */
export const priorityClass: ClusterEmitter = {
  kind: 'PriorityClass',
  count: ({ priorities }) => priorities.length,
  build({ chart, k8s }, { scope, priorities }) {
    for (const priority of priorities) {
      new k8s.KubePriorityClass(chart, `priority-${priority}`, {
        metadata: {
          name: priorityClassName(scope, priority),
          labels: scopeLabels(scope),
          annotations: { 'argocd.argoproj.io/sync-wave': '-2' },
        },
        value: values[priority],
        description: `Agents of priority ${priority} in environment ${scope.environment}.`,
      });
    }
  },
};

const values: Readonly<Record<Priority, number>> = {
  low: 1000,
  normal: 10_000,
  high: 100_000,
  critical: 1_000_000,
};
