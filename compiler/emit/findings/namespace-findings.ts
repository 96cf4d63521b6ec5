import type { FindingType } from '../../diagnostic/diagnostic.ts';

/** What is wrong with namespaces, clusters and pools as places to deploy to. */
export const namespaceFindings = {
  reservedNamespace: {
    code: 'emit/reserved-namespace',
    severity: 'error',
    summary:
      "Agents stay out of the namespaces of Kubernetes, Argo CD and Knative, because these hold the cluster's own workloads.",
    explanation: `
adac writes a default-deny network policy, a quota and Pod Security labels into each namespace that it uses. In
\`kube-system\`, \`argocd\` or \`knative-serving\` that would stop the cluster.

\`\`\`yaml
metadata:
  name: janitor
  namespace: kube-system
\`\`\`

Use a namespace of your own, or give the environment a prefix:

\`\`\`yaml
metadata:
  name: janitor
  namespace: maintenance
\`\`\`
`,
  },
  sameObject: {
    code: 'emit/same-object',
    severity: 'error',
    summary: 'Every object is written once, because two writers would undo each other without end.',
    explanation: `
Two environments on one cluster that use the same namespace would write its quota and network policy twice, and
agents of the same name would overwrite each other.

\`\`\`yaml
kind: Environment
metadata: { name: staging }
spec:
  clusters: [{ name: shared }]
  definitions: [{ namespace: finance }]
---
kind: Environment
metadata: { name: production }
spec:
  clusters: [{ name: shared }]
  definitions: [{ namespace: finance }]
\`\`\`

A prefix keeps them apart:

\`\`\`yaml
kind: Environment
metadata: { name: staging }
spec:
  namespacePrefix: staging-
\`\`\`
`,
  },
  namespaceTooFull: {
    code: 'emit/namespace-too-full',
    severity: 'error',
    summary:
      'A namespace has at most 3,000 pods, 2,000 Deployments and 5,000 Services, because controllers list it as a whole.',
    explanation: `
Counted is what an environment writes into one namespace of one cluster, autoscaled agents at their maximum.

\`\`\`yaml
kind: Fleet
metadata: { name: crawlers, namespace: crawling }
spec:
  template: { hosting: { dedicated: {} } }
  members: [{ name: crawler, count: 4000 }]
\`\`\`

Divide the agents over namespaces or clusters, or let them share runtimes:

\`\`\`yaml
spec:
  template: { hosting: { pooled: {} } }
\`\`\`
`,
  },
  clusterTooFull: {
    code: 'emit/cluster-too-full',
    severity: 'error',
    summary:
      'A cluster has at most 5,000 nodes, 150,000 pods, 10,000 namespaces and 10,000 Services, because Kubernetes is tested to no more.',
    explanation: `
Counted is what all environments write to the cluster, and the nodes that its pools declare.

\`\`\`yaml
kind: Cluster
spec:
  pools: [{ name: workers, count: 6000 }]
\`\`\`

Divide the nodes and agents over more clusters:

\`\`\`yaml
kind: Environment
spec:
  clusters: [{ name: cloud-a }, { name: cloud-b }]
\`\`\`
`,
  },
  indistinctPools: {
    code: 'emit/indistinct-pools',
    severity: 'error',
    summary:
      'A pool that hosts agents declares labels that its nodes alone have, because these decide which nodes offer slots and get its label.',
    explanation: `
adac writes a NodeFeatureRule for each pool. It makes node-feature-discovery put the label \`adac.dev/pool\`, the slots for
pooled agents and the backup taint on the pool's nodes. The rule finds them by the labels that the pool declares: by the
node's name for \`kubernetes.io/hostname\`, and for other labels by a feature file that the nodes hold, in
\`/etc/kubernetes/node-feature-discovery/features.d/\`. Where the labels of one pool fit the nodes of another
too, pods would wait for a label that no rule can set.

\`\`\`yaml
kind: Cluster
spec:
  pools:
    - { name: primary, class: accelerator }
    - { name: secondary, class: x86 }
\`\`\`

\`\`\`yaml
kind: Cluster
spec:
  pools:
    - { name: primary, class: accelerator, labels: { example.com/pool: primary } }
    - { name: secondary, class: x86, labels: { example.com/pool: secondary } }
\`\`\`
`,
  },
  unmarkedPool: {
    code: 'emit/unmarked-pool',
    severity: 'warning',
    summary:
      'A pool whose labels do not tell its nodes apart gets its node label from its owner, because no rule can set it.',
    explanation: `
Pods are pinned to nodes by the label \`adac.dev/pool\`. Where the labels that a pool declares are its nodes' alone, adac writes
a NodeFeatureRule that sets it. Elsewhere whoever makes the nodes must set \`adac.dev/pool\`, or declare labels.

\`\`\`yaml
kind: Cluster
spec:
  pools:
    - { name: on-demand }
    - { name: spot, spot: true }
\`\`\`

\`\`\`yaml
kind: Cluster
spec:
  pools:
    - { name: on-demand, labels: { example.com/capacity: on-demand } }
    - { name: spot, spot: true, labels: { example.com/capacity: spot } }
\`\`\`
`,
  },
} as const satisfies Record<string, FindingType>;
