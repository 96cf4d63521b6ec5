import type { PlacedEnvironment } from '../model/placed-program.ts';
import type { ClusterPlan } from './cluster-plan.ts';
import type { Shard } from './plan-shards.ts';

/** Everything that an environment becomes, before it is written. */
export interface EnvironmentPlan {
  readonly placed: PlacedEnvironment;
  /** The clusters that host something of it, in the order of their names. */
  readonly clusters: readonly { readonly plan: ClusterPlan; readonly shards: readonly Shard[] }[];
}
