/** What one namespace bears before the control plane slows down. */
export const namespaceLimits = { pods: 3000, deployments: 2000, services: 5000 } as const;

/** What one cluster bears: the limits that Kubernetes is tested to. */
export const clusterLimits = {
  nodes: 5000,
  pods: 150_000,
  containers: 300_000,
  namespaces: 10_000,
  services: 10_000,
} as const;
