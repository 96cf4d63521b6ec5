/** What one cluster, or one namespace of it, may hold at most, as Kubernetes is tested. */
export interface ObjectCounts {
  readonly pods: number;
  readonly deployments: number;
  readonly services: number;
}

export const clusterLimits: ObjectCounts = {
  pods: 150_000,
  deployments: Infinity,
  services: 10_000,
};
export const namespaceLimits: ObjectCounts = { pods: 3_000, deployments: 2_000, services: 5_000 };
