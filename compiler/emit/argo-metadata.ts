import type { ApplicationPlan } from './application-plan.ts';

/** `metadata` of the objects that Argo CD reads about an environment, in its own namespace. */
export function argoMetadata({ environment, project }: ApplicationPlan): {
  name: string;
  namespace: string;
  labels: Record<string, string>;
} {
  return {
    name: `adac-${environment.name}`,
    namespace: 'argocd',
    labels: {
      'app.kubernetes.io/part-of': project,
      'app.kubernetes.io/managed-by': 'adac',
      'adac.dev/environment': environment.name,
    },
  };
}
