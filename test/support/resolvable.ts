/** An environment with one cluster for everything of namespace `office`, as YAML; `spec` is added to it. */
export function officeEnvironment(name: string, spec = ''): string {
  return `
apiVersion: adac.dev/v2
kind: Environment
metadata: { name: ${name} }
spec:
  clusters: [{ name: small }]
  definitions: [{ namespace: office }]
  policySets: []
${spec}
`;
}

/** A cluster of small nodes, as YAML. */
export const smallCluster = `
apiVersion: adac.dev/v2
kind: Cluster
metadata: { name: small }
spec:
  pools:
    - name: west
      class: x86
      role: primary
      count: 3
      arch: amd64
      cpu: 8
      memory: 16Gi
      storage: 100Gi
      reserved: { cpu: 500m, memory: 1Gi }
      pricePerHour: 0.1
    - { name: pis, class: pi, role: backup, count: 1, arch: arm64, cpu: 4, memory: 8Gi, storage: 64Gi, pricePerHour: 0 }
    - { name: farm, class: accelerator, role: primary, count: 1, arch: amd64, cpu: 64, memory: 128Gi, storage: 2Ti, pricePerHour: 4 }
`;

/** What an agent of namespace `office` needs besides resources to be resolved, as lines of its `spec`. */
export const runnable = `
  framework: langgraph
  runtime: { image: registry.example/runtime:1, handler: agents.office.run }
  hosting: { dedicated: { replicas: 1 } }
`.trim();
