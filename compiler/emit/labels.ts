import type { ClusterScope, Workload } from './workload.ts';
import { constant } from './write-yaml.ts';

/** The labels of every object of an environment. */
export function scopeLabels(scope: ClusterScope): Record<string, string> {
  return {
    'app.kubernetes.io/part-of': scope.project,
    'app.kubernetes.io/managed-by': 'adac',
    'adac.dev/environment': scope.environment,
  };
}

/** Labels of a workload, made once for all its objects. */
export interface WorkloadLabels {
  /** What its objects and pods carry. */
  readonly all: Readonly<Record<string, string>>;
  /**
   * What selects its pods. It depends on nothing that may change while the workload lives,
   * since a Deployment's selector is immutable.
   */
  readonly selector: Readonly<Record<string, string>>;
}

/** The labels of a workload's objects; their text is made once, since all of them carry it. */
export function workloadLabels({ name, scope }: Workload): WorkloadLabels {
  return {
    all: constant({ 'app.kubernetes.io/name': name, ...scopeLabels(scope) }),
    selector: constant({
      'app.kubernetes.io/name': name,
      'adac.dev/environment': scope.environment,
    }),
  };
}
