import type { EnvironmentCluster } from '../model/program.ts';

/** Where Argo CD finds a cluster: by address where one is declared, else by the name that it is registered under. */
export function destinationOf(
  cluster: EnvironmentCluster,
): { readonly server: string } | { readonly name: string } {
  const { name, server } = cluster.definition.spec.destination ?? {};
  return server === undefined ? { name: name ?? cluster.name } : { server };
}
