import { smallModel } from './small-model.ts';

const digest = '1'.repeat(64);

/** Where the project says that its repository is. */
export const repository = 'https://git.example/desk.git';

/** How an agent of the desk is hosted: the YAML of `hosting`. */
export type Hosting = string;

/** A small project: dedicated agents on a cluster of three nodes, in several Applications. */
export function deskFiles(agents: readonly string[]): Readonly<Record<string, string>> {
  return {
    'adac.yaml': `apiVersion: adac.dev/v2
kind: Project
metadata: { name: desk }
spec:
  images:
    "python:3.11-slim": registry.example/adac/python@sha256:${digest}
  policySets: []
  git: { repository: "${repository}", branch: main }
`,
    'clusters/local.yaml': clusterFile,
    ...Object.fromEntries(agents.map((name) => [agentFile(name), deskAgent(name)])),
  };
}

/** Where an agent of the desk is defined. */
export function agentFile(name: string): string {
  return `agents/${name}.yaml`;
}

/** The definition of an agent of the desk. */
export function deskAgent(
  name: string,
  prompt = 'Sort what comes in.',
  hosting: Hosting = '{ dedicated: { replicas: 2 } }',
): string {
  return `apiVersion: adac.dev/v2
kind: Agent
metadata: { name: ${name}, namespace: desk, version: 1.0.0, owners: [desk-team], description: Sorts. }
spec:
  framework: langgraph
  runtime: { image: "python:3.11-slim", handler: agents.desk.sort }
  prompt: ${prompt}
  model: { tier: simple }
  hosting: ${hosting}
  resources: { cpu: 100m, memory: 128Mi, storage: 256Mi }
  limits: { timeout: 30s, requestsPerMinute: 50, maxSteps: 20, tokensPerDay: 100000, usdPerRun: 0.5 }
  access: { egress: [api.models.example], dataClasses: [internal] }
`;
}

const clusterFile = `${smallModel}---
apiVersion: adac.dev/v2
kind: Cluster
metadata: { name: local }
spec:
  shards: 4
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
    - name: local
  definitions:
    - namespace: desk
  policySets: []
  budget: { usdPerMonth: 300 }
`;
