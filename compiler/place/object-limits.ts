import { clusterLimits as ofCluster } from '../model/object-limits.ts';

/** What one cluster, or one namespace of it, may hold at most, as Kubernetes is tested. */
export interface ObjectCounts {
  readonly pods: number;
  readonly deployments: number;
  readonly services: number;
}

export const clusterLimits: ObjectCounts = { ...ofCluster, deployments: Infinity };
