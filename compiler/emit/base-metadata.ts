import { scopeLabels } from './labels.ts';
import type { ClusterScope } from './workload.ts';

/** `metadata` of an object that each namespace gets, and that stands before the first workload does. */
export function baseMetadata(
  scope: ClusterScope,
  name: string,
): { name: string; labels: Record<string, string>; annotations: Record<string, string> } {
  return {
    name,
    labels: scopeLabels(scope),
    annotations: { 'argocd.argoproj.io/sync-wave': '-1' },
  };
}
