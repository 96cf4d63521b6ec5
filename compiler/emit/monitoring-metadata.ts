import { scopeLabels } from './labels.ts';
import type { ClusterScope } from './workload.ts';

/** `metadata` of an environment's objects that the monitoring reads, in its namespace. */
export function monitoringMetadata(
  scope: ClusterScope,
  namespace: string,
): {
  name: string;
  namespace: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
} {
  return {
    name: `adac-${scope.environment}`,
    namespace,
    labels: scopeLabels(scope),
    annotations: { 'argocd.argoproj.io/sync-options': 'SkipDryRunOnMissingResource=true' },
  };
}
