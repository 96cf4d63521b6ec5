import type { ApplicationPlan } from './application-plan.ts';
import type { ClusterPlan } from './cluster-plan.ts';
import type { TypedScope } from './typed-objects.ts';

/** Makes typed objects of one kind that an environment needs on a cluster. */
export interface ClusterEmitter {
  readonly kind: string;
  count(plan: ClusterPlan): number;
  build(typed: TypedScope, plan: ClusterPlan): void;
}

/**
 * Makes the one typed object of its kind that every namespace gets. It is built once for an environment and
 * cluster; which namespace it is for is filled in afterwards.
 */
export interface NamespaceEmitter {
  readonly kind: string;
  build(typed: TypedScope, plan: ClusterPlan): void;
}

/** Makes typed objects of one kind that Argo CD reads about an environment. */
export interface EnvironmentEmitter {
  readonly kind: string;
  count(plan: ApplicationPlan): number;
  build(typed: TypedScope, plan: ApplicationPlan): void;
}
