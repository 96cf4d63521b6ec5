import type { FindingType } from '../../diagnostic/diagnostic.ts';

/** What is wrong with what an environment asks of its platform: models that it serves, roll-outs, charts, Redis. */
export const platformFindings = {
  unservedModel: {
    code: 'emit/unserved-model',
    severity: 'error',
    summary:
      'An environment serves models that are defined and have a server, because there is nothing else to deploy.',
    explanation: `
Each entry of an environment's \`models\` names one \`Model\` with \`serving.vllm\` or \`serving.ollama\`, and, where the
environment has several clusters, the cluster that it is served on.

\`\`\`yaml
kind: Environment
spec:
  clusters: [{ name: cloud }]
  models: [{ name: claude-sonnet, pool: gpu }]   # served by its provider
\`\`\`

\`\`\`yaml
kind: Environment
spec:
  clusters: [{ name: cloud }]
  models: [{ name: mistral-7b-instruct, pool: gpu }]
\`\`\`
`,
  },
  noRoomForModel: {
    code: 'emit/no-room-for-model',
    severity: 'error',
    summary:
      'A served model has nodes with room for it, because its pods would otherwise wait for ever.',
    explanation: `
A model's server asks for cpu, memory, storage for its weights, and usually an accelerator. Counted is what the pool has left
beside all agents that stand on it.

\`\`\`yaml
kind: Environment
spec:
  models: [{ name: mistral-7b-instruct, pool: on-demand }]   # no accelerator
\`\`\`

Name a pool whose nodes have what the model asks for, or add nodes to it:

\`\`\`yaml
kind: Environment
spec:
  models: [{ name: mistral-7b-instruct, pool: gpu }]
\`\`\`
`,
  },
  unreachableModel: {
    code: 'emit/unreachable-model',
    severity: 'error',
    summary:
      'A served model runs on each cluster whose agents ask it, because its address is one of its own cluster.',
    explanation: `
An environment with several clusters serves a model on those that its entries name. The placement chooses a cluster for
each agent; one that stands on another has no model to ask.

\`\`\`yaml
kind: Environment
spec:
  clusters: [{ name: east }, { name: west }]
  models: [{ name: mistral-7b-instruct, cluster: east, pool: gpu }]
\`\`\`

Serve it on both, or keep the agents on one by \`placement.nodeSelector\` with a label that only its pools have:

\`\`\`yaml
kind: Environment
spec:
  clusters: [{ name: east }, { name: west }]
  models:
    - { name: mistral-7b-instruct, cluster: east, pool: gpu }
    - { name: mistral-7b-instruct, cluster: west, pool: gpu }
\`\`\`
`,
  },
  unsafeRollout: {
    code: 'emit/unsafe-rollout',
    severity: 'error',
    summary:
      'A canary or blue-green rollout can be judged and taken back, because it is otherwise only a slower way to break.',
    explanation: `
Argo Rollouts asks Prometheus whether a new version fails or dawdles, so the environment names it. A canary needs at
least two pods, of which one stays, and steps that go up. Blue-green runs two sets of pods for a while, so that
there must be room for both.

\`\`\`yaml
kind: Agent
spec:
  hosting:
    dedicated: { replicas: 1, rollout: { canary: { steps: [50, 20] } } }
\`\`\`

\`\`\`yaml
kind: Agent
spec:
  hosting:
    dedicated: { replicas: 4, rollout: { canary: { steps: [25, 50] } } }
\`\`\`
`,
  },
  chartTwice: {
    code: 'emit/chart-twice',
    severity: 'error',
    summary:
      'One environment of a cluster installs a chart, because two installations would undo each other.',
    explanation: `
What a chart installs, such as custom resources, belongs to the whole cluster.

\`\`\`yaml
kind: Environment
metadata: { name: staging }
spec:
  clusters: [{ name: shared }]
  platform: { charts: [keda] }
---
kind: Environment
metadata: { name: production }
spec:
  clusters: [{ name: shared }]
  platform: { charts: [keda] }
\`\`\`

\`\`\`yaml
kind: Environment
metadata: { name: staging }
spec:
  clusters: [{ name: shared }]
\`\`\`
`,
  },
  tooManyConnections: {
    code: 'emit/too-many-connections',
    severity: 'error',
    summary:
      'A node holds at most 100 connections to Redis, because more of them starve the agents of all nodes.',
    explanation: `
Each pod holds one connection. Pooled agents share that of their runtime, so that a hundred thousand of them need few.
Counted are the pods of all environments on a pool, shared evenly by its nodes, as the scheduler spreads them.

\`\`\`yaml
kind: Agent
spec:
  hosting: { dedicated: { replicas: 105 } }   # on one node
\`\`\`

\`\`\`yaml
kind: Agent
spec:
  hosting: { pooled: { replicas: 105 } }
\`\`\`
`,
  },
} as const satisfies Record<string, FindingType>;
