import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const categories = [
  'business-ops',
  'sales-marketing',
  'customer-support',
  'finance',
  'legal',
  'human-resources',
  'engineering',
  'data-analytics',
  'security',
  'procurement',
  'logistics',
  'research',
  'compliance',
  'communications',
] as const;

const clusters = ['north', 'east', 'west'] as const;
const toolsPerCategory = 4;
/** Agents in one Application: five objects each stay below its 1,000 with room for an uneven hash. */
const agentsPerShard = 140;

/** How an estate is made. */
export interface EstateOptions {
  readonly agents: number;
  /** Folder with the policy sets and their compiled module; copied into the estate. */
  readonly policies: string;
  /** The sets that judge the estate. */
  readonly policySets: readonly string[];
}

/**
 * Writes an estate of `agents` one-agent files into `folder`: dedicated agents with prompt, tools,
 * limits and egress, 25 to 35 lines each, in 14 namespaces, for one environment over three clusters,
 * since one cluster takes 10,000 Services. The same options give the same files.
 */
export function generateEstate(folder: string, options: EstateOptions): void {
  const { agents, policies, policySets } = options;
  write(folder, 'adac.yaml', project(policySets));
  cpSync(policies, path.join(folder, 'policies'), { recursive: true });
  write(
    folder,
    'clusters/clusters.yaml',
    clusters.map((name) => cluster(name, agents)).join('---\n'),
  );
  write(folder, 'clusters/model.yaml', model);
  write(folder, 'clusters/environment.yaml', environment(policySets));
  write(
    folder,
    'agents/tools.yaml',
    categories.flatMap((category) => tools(category)).join('---\n'),
  );
  for (let index = 0; index < agents; index++) {
    const category = categories[index % categories.length] ?? categories[0];
    const name = `${category}-${String(index).padStart(6, '0')}`;
    write(folder, `agents/${category}/${name}.yaml`, agent(name, category, index));
  }
}

function write(folder: string, file: string, text: string): void {
  const target = path.join(folder, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, text);
}

function project(policySets: readonly string[]): string {
  return `apiVersion: adac.dev/v2
kind: Project
metadata: { name: bench }
spec:
  images:
    "python:3.11-slim": registry.example/adac/python@sha256:${'1'.repeat(64)}
  policySets: [${policySets.join(', ')}]
  git: { repository: https://git.example/bench.git, branch: main }
`;
}

function environment(policySets: readonly string[]): string {
  return `apiVersion: adac.dev/v2
kind: Environment
metadata: { name: bench }
spec:
  clusters:
${clusters.map((name) => `    - name: ${name}`).join('\n')}
  definitions:
${categories.map((category) => `    - namespace: ${category}`).join('\n')}
  policySets: [${policySets.join(', ')}]
  budget: { usdPerMonth: 100000 }
`;
}

function cluster(name: string, agents: number): string {
  const share = Math.ceil(agents / clusters.length);
  return `apiVersion: adac.dev/v2
kind: Cluster
metadata: { name: ${name} }
spec:
  shards: ${Math.ceil(share / agentsPerShard)}
  pools:
    - name: general
      class: x86
      role: primary
      count: ${Math.ceil(share / 90) + 4}
      arch: amd64
      cpu: 16
      memory: 64Gi
      storage: 400Gi
      reserved: { cpu: 500m, memory: 2Gi, storage: 20Gi, pods: 8 }
      labels: { node.example/pool: general }
      pricePerHour: 0.4
`;
}

const model = `apiVersion: adac.dev/v2
kind: Model
metadata: { name: claude-3-haiku, owners: [models-team] }
spec:
  provider: anthropic
  id: claude-3-haiku-20240307
  tier: simple
  serving: { api: { host: api.anthropic.com } }
  price: { input: 0.25, output: 1.25 }
  limits: { requestsPerMinute: 50 }
  contextWindow: 200000
`;

function tools(category: string): readonly string[] {
  return Array.from(
    { length: toolsPerCategory },
    (_, index) => `apiVersion: adac.dev/v2
kind: Tool
metadata: { name: ${category}-tool-${index}, namespace: ${category}, owners: [team-${category}] }
spec:
  http: { url: "https://${category}-${index}.tools.example/v1" }
  operations:
    - { name: read, description: Reads a record., scopes: [records.read] }
    - { name: search, description: Finds records., scopes: [records.read] }
  egress: ["${category}-${index}.tools.example"]
`,
  );
}

function agent(name: string, category: string, index: number): string {
  const tool = Math.floor(index / categories.length) % toolsPerCategory;
  const rules = Array.from(
    { length: index % 8 },
    (_, rule) => `    Rule ${rule + 1}: name the record that the answer rests on.\n`,
  );
  return `apiVersion: adac.dev/v2
kind: Agent
metadata:
  name: ${name}
  namespace: ${category}
  version: 1.${index % 10}.0
  description: Answers requests of kind ${index % 97} for ${category}.
  owners: [team-${category}]
spec:
  framework: langgraph
  runtime: { image: "python:3.11-slim", handler: agents.${category.replaceAll('-', '_')}.run }
  prompt: |
    You answer requests of kind ${index % 97} for ${category}.
    Say so when you do not know, and never guess a number.
${rules.join('')}  model: { name: claude-3-haiku }
  tools:
    - name: ${category}-tool-${tool}
      allow: [read, search]
  hosting: { dedicated: { replicas: 1 } }
  resources: { cpu: 100m, memory: 256Mi, storage: 1Gi }
  limits:
    timeout: 30s
    requestsPerMinute: 50
    maxSteps: 20
    tokensPerDay: ${100_000 + (index % 50) * 1000}
    usdPerRun: 0.5
  access:
    egress: [api.anthropic.com, ${category}-${tool}.tools.example]
    dataClasses: [internal]
`;
}
