import type { FindingType } from '../diagnostic/diagnostic.ts';

/** What is wrong with a placement as something to deploy: limits of Kubernetes and Argo CD that it would cross. */
export const emitFindings = {
  nameTooLong: {
    code: 'emit/name-too-long',
    severity: 'error',
    summary:
      'Names fit the objects that are made from them, because the API server refuses longer ones.',
    explanation: `
A scheduled agent becomes a CronJob, whose name may have 52 characters, since Jobs and pods get suffixes. A
serverless agent becomes a Knative Service, whose revisions add a number: 57. A namespace, with the
environment's prefix before it, has at most 63.

\`\`\`yaml
kind: Agent
metadata:
  name: nightly-reconciliation-of-all-accounts-in-all-currencies   # 57 characters
spec:
  hosting:
    scheduled: { schedule: '0 3 * * *' }
\`\`\`

Give it a shorter name:

\`\`\`yaml
metadata:
  name: nightly-reconciliation
\`\`\`
`,
  },
  invalidLabel: {
    code: 'emit/invalid-label',
    severity: 'error',
    summary:
      "Labels have Kubernetes' form, because the API server refuses an object with any other.",
    explanation: `
A key is a name of at most 63 letters, digits, \`-\`, \`_\` and \`.\`, perhaps after a DNS prefix and a slash. A label's
value has the same form and may be empty. Annotations take any text under such a key.

\`\`\`yaml
metadata:
  labels:
    cost centre: R&D, Berlin
\`\`\`

Free text belongs into an annotation:

\`\`\`yaml
metadata:
  labels:
    cost-centre: rd-berlin
  annotations:
    example.com/cost-centre: R&D, Berlin
\`\`\`
`,
  },
  reservedMetadata: {
    code: 'emit/reserved-metadata',
    severity: 'error',
    summary:
      'Definitions leave the labels and annotations of Kubernetes, Argo CD, Knative and adac alone, because these act on them.',
    explanation: `
An annotation such as \`argocd.argoproj.io/hook\` makes Argo CD treat the object as a hook and delete it after a
sync; a label below \`kubernetes.io\` can take an object from its owner. So an author may not set keys whose prefix is
\`kubernetes.io\`, \`k8s.io\`, \`argoproj.io\`, \`knative.dev\` or \`adac.dev\`, or ends in one of them.

\`\`\`yaml
metadata:
  annotations:
    argocd.argoproj.io/hook: PreSync
\`\`\`

Use a prefix of your own:

\`\`\`yaml
metadata:
  annotations:
    example.com/stage: preparation
\`\`\`
`,
  },
  annotationsTooLarge: {
    code: 'emit/annotations-too-large',
    severity: 'error',
    summary:
      "An object's annotations have at most 262,144 bytes together, because the API server refuses more.",
    explanation: `
Counted are the keys and values of all annotations that adac would write for the agent: its own, its owners, and
the hosts that it declares as egress.

\`\`\`yaml
metadata:
  annotations:
    example.com/handbook: <three hundred kilobytes of text>
\`\`\`

Link to long texts instead:

\`\`\`yaml
metadata:
  annotations:
    example.com/handbook: https://handbook.example.com/agents
\`\`\`
`,
  },
  unwritableText: {
    code: 'emit/unwritable-text',
    severity: 'error',
    summary: 'Text holds whole characters, because half of a surrogate pair has no form in UTF-8.',
    explanation: `
A YAML escape such as \`"\\ud83d"\` writes half of a character. No file can hold it, and no API server takes it.

\`\`\`yaml
metadata:
  annotations:
    example.com/mood: "\\ud83d"
\`\`\`

Write the character itself, or both halves:

\`\`\`yaml
metadata:
  annotations:
    example.com/mood: "\\ud83d\\ude00"
\`\`\`
`,
  },
  definitionTooLarge: {
    code: 'emit/definition-too-large',
    severity: 'error',
    summary:
      'A definition has at most 200 KiB, because its ConfigMap is kept in etcd and in the memory of every node.',
    explanation: `
What counts is the definition as the runtime reads it, with the rendered prompt.

\`\`\`yaml
spec:
  prompt: <a manual of three hundred kilobytes>
\`\`\`

Let the agent look things up with a tool instead of telling it everything:

\`\`\`yaml
spec:
  prompt: Look up what you need in the manual.
  tools:
    - name: manual
      allow: [search]
\`\`\`
`,
  },
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
  shardTooLarge: {
    code: 'emit/shard-too-large',
    severity: 'error',
    summary:
      'A shard has at most 1,000 objects and 8 MiB, because it is one Argo CD Application, which compares all of them at once.',
    explanation: `
The number of shards is declared and never changes by itself: to move an object between Applications is to
delete it and make it again. The finding names the number to declare. Declare it before the first roll-out, or reshard with
\`--allow-destroy\`.

\`\`\`yaml
kind: Environment
spec:
  clusters:
    - name: cloud   # 2,400 objects in one shard
\`\`\`

\`\`\`yaml
kind: Environment
spec:
  clusters:
    - name: cloud
      shards: 4
\`\`\`
`,
  },
  tooManyApplications: {
    code: 'emit/too-many-applications',
    severity: 'error',
    summary:
      'An environment has at most 5,000 Applications, because one ApplicationSet makes them all.',
    explanation: `
Each shard of each cluster is an Application, and each rollout phase has its own.

\`\`\`yaml
kind: Environment
spec:
  clusters: [{ name: cloud, shards: 4000 }]
  phases: [100, 1000, 10000]
\`\`\`

Declare fewer shards, or divide the environment:

\`\`\`yaml
kind: Environment
spec:
  clusters: [{ name: cloud, shards: 40 }]
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
  serverlessTimeout: {
    code: 'emit/serverless-timeout',
    severity: 'error',
    summary:
      'A serverless agent answers within 600 seconds, because Knative refuses a longer timeout.',
    explanation: `
\`\`\`yaml
spec:
  hosting: { serverless: { maxScale: 5 } }
  limits: { timeout: 30m }
\`\`\`

Shorten the timeout, or give the agent pods of its own:

\`\`\`yaml
spec:
  hosting: { dedicated: { replicas: 1 } }
  limits: { timeout: 30m }
\`\`\`
`,
  },
  noGitRepository: {
    code: 'emit/no-git-repository',
    severity: 'warning',
    summary:
      'adac.yaml names the repository that Argo CD reads, because without it nothing is deployed from `out/`.',
    explanation: `
Manifests are written either way. AppProject and ApplicationSet need to know where Argo CD finds them.

\`\`\`yaml
kind: Project
spec:
  output: out
\`\`\`

\`\`\`yaml
kind: Project
spec:
  git: { repository: https://git.example/estate.git, branch: main }
\`\`\`
`,
  },
} as const satisfies Record<string, FindingType>;
