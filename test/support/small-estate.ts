/** An estate with every hosting, a fleet, a workflow and two phases, small enough to read in full. */
export const smallEstate: Readonly<Record<string, string>> = {
  'adac.yaml': `apiVersion: adac.dev/v2
kind: Project
metadata: { name: small }
spec:
  images:
    "python:3.11-slim": registry.example/adac/python@sha256:${'1'.repeat(64)}
  policySets: [data, least-privilege, operations, ownership, supply-chain]
  defaults:
    desk:
      owners: [desk-team]
  git: { repository: https://git.example/small.git, branch: main }
`,
  'agents/desk.yaml': `apiVersion: adac.dev/v2
kind: Agent
metadata: { name: sorter, namespace: desk, version: 1.0.0, description: Sorts what comes in. }
spec:
  framework: langgraph
  runtime: { image: "python:3.11-slim", handler: agents.desk.sort }
  prompt: |
    Sort each message into one of the queues.
    Say so when none fits.
  model: { name: small-model }
  tools:
    - { name: queue, allow: [list, put] }
  inputs:
    message: { schema: text, required: true }
  outputs:
    queue: { schema: text }
  hosting: { dedicated: { replicas: 2 } }
  resources: { cpu: 100m, memory: 256Mi, storage: 1Gi }
  limits: { timeout: 30s, requestsPerMinute: 50, maxSteps: 20, tokensPerDay: 100000, usdPerRun: 0.5 }
  access: { egress: [api.models.example, queue.example], dataClasses: [internal] }
---
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: writer, namespace: desk, version: 1.0.0, description: Answers what was sorted. }
spec:
  framework: crewai
  runtime: { image: "python:3.11-slim", handler: agents.desk.write }
  prompt: { text: "Answer as {{tone}} as you can.", values: { tone: friendly } }
  model: { tier: simple }
  inputs:
    queue: { schema: text, required: true }
  outputs:
    answer: { schema: text }
  hosting: { serverless: { minScale: 0, maxScale: 3, concurrency: 10, idleTimeout: 5m } }
  resources: { cpu: 200m, memory: 256Mi, storage: 1Gi }
  limits: { timeout: 30s, requestsPerMinute: 50, maxSteps: 20, tokensPerDay: 100000, usdPerRun: 0.5 }
  access: { egress: [api.models.example], dataClasses: [internal] }
---
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: counter, namespace: desk, version: 1.0.0, description: Counts what was answered each night. }
spec:
  framework: langgraph
  runtime: { image: "python:3.11-slim", handler: agents.desk.count }
  prompt: Count the answers of the day.
  model: { tier: simple }
  hosting: { scheduled: { schedule: "0 3 * * *" } }
  resources: { cpu: 100m, memory: 128Mi, storage: 1Gi }
  limits: { timeout: 5m, requestsPerMinute: 10, maxSteps: 20, tokensPerDay: 100000, usdPerRun: 0.5 }
  access: { egress: [api.models.example], dataClasses: [internal] }
`,
  'agents/readers.yaml': `apiVersion: adac.dev/v2
kind: Fleet
metadata: { name: readers, namespace: library, owners: [library-team], version: 1.0.0 }
spec:
  template:
    framework: langgraph
    runtime: { image: "python:3.11-slim", handler: agents.library.read }
    prompt: { text: "Read {{shelf}} and note what is new." }
    model: { tier: simple }
    hosting: { pooled: {} }
    limits: { timeout: 30s, requestsPerMinute: 50, maxSteps: 20, tokensPerDay: 100000, usdPerRun: 0.5 }
    access: { egress: [api.models.example], dataClasses: [internal] }
  members:
    - { name: papers, count: 40, values: { shelf: papers } }
    - { name: books, count: 20, values: { shelf: books }, overrides: { limits: { timeout: 60s } } }
`,
  'agents/tools.yaml': `apiVersion: adac.dev/v2
kind: Tool
metadata: { name: queue, namespace: desk, owners: [desk-team] }
spec:
  http: { url: "https://queue.example/v1" }
  operations:
    - { name: list, scopes: [queue.read] }
    - { name: put, scopes: [queue.write] }
  egress: [queue.example]
`,
  'workflows/answer.yaml': `apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: answer, namespace: desk }
spec:
  inputs:
    message: { schema: text, required: true }
  steps:
    - id: sort
      agent: sorter
      inputs: { message: "\${inputs.message}" }
      outputs: [queue]
    - id: write
      agent: writer
      dependsOn: [sort]
      inputs: { queue: "\${steps.sort.outputs.queue}" }
      outputs: [answer]
  outputs:
    answer: "\${steps.write.outputs.answer}"
`,
  'clusters/small.yaml': `apiVersion: adac.dev/v2
kind: Model
metadata: { name: small-model, owners: [models-team] }
spec:
  provider: example
  id: small-1
  tier: simple
  serving: { api: { host: api.models.example } }
  price: { input: 0.25, output: 1.25 }
  limits: { requestsPerMinute: 50 }
  contextWindow: 200000
---
apiVersion: adac.dev/v2
kind: Cluster
metadata: { name: small }
spec:
  pools:
    - name: general
      class: x86
      role: primary
      count: 3
      arch: amd64
      cpu: 4
      memory: 16Gi
      storage: 100Gi
      labels: { node.example/pool: general }
      pricePerHour: 0.1
---
apiVersion: adac.dev/v2
kind: Environment
metadata: { name: office }
spec:
  clusters:
    - name: small
  definitions:
    - workflow: answer
    - agent: desk/counter
    - fleet: readers
  policySets: [data, least-privilege, operations, ownership, supply-chain]
  runtimeClasses:
    - name: readers
      framework: langgraph
      image: "python:3.11-slim"
      lightweight: false
      slotsPerPod: 20
      perSlot: { cpu: 10m, memory: 16Mi, storage: 16Mi }
  budget: { usdPerMonth: 300 }
`,
};
