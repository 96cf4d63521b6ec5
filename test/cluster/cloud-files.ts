import { smallModel } from './small-model.ts';

/** Agents after each phase: a tenth of what the example's cloud environment has. */
export const phases = [10, 100, 1000, 3000] as const;

const zones = ['a', 'b', 'c'] as const;
const nodesPerPool = 36;

/** How many nodes the cluster has. */
export const cloudNodes = zones.length * nodesPerPool;

/** The cloud environment at a tenth of its size: seven fleets, three pools of nodes, four phases. */
export function cloudFiles(): Readonly<Record<string, string>> {
  return {
    'adac.yaml': projectFile,
    'clusters/cloud.yaml': `${clusterFile}${zones.map(poolOf).join('')}${environmentFile}`,
    ...Object.fromEntries(
      [...fleets].map(([name, members]) => [`agents/${name}.yaml`, fleetOf(name, members)]),
    ),
  };
}

/** Instances of each sub-type, by fleet: those of the estate, divided by ten. */
const fleets: ReadonlyMap<string, readonly number[]> = new Map([
  ['analytics', [150, 100, 100, 50]],
  ['development', [100, 150, 100, 150]],
  ['documentation', [200, 100, 50, 150]],
  ['integration', [200, 150, 50, 100]],
  ['monitoring', [150, 50, 200, 100]],
  ['quantum-physics', [30, 40, 30]],
  ['research', [50, 200, 150, 100]],
]);

function fleetOf(name: string, counts: readonly number[]): string {
  const members = counts.map((count, index) => `    - { name: kind-${index}, count: ${count} }\n`);
  return `apiVersion: adac.dev/v2
kind: Fleet
metadata: { name: ${name}, namespace: ${name}, owners: [fleet-team], version: 1.0.0 }
spec:
  template:
    framework: langgraph
    runtime: { image: "python:3.11-slim", handler: agents.fleet.run }
    prompt: Do what an agent of your kind does.
    model: { tier: simple }
    hosting: { pooled: {} }
    placement: { classes: [x86] }
    limits: { timeout: 30s, requestsPerMinute: 50, maxSteps: 20, tokensPerDay: 100000, usdPerRun: 0.5 }
    access: { egress: [api.models.example], dataClasses: [internal] }
  members:
${members.join('')}`;
}

const projectFile = `apiVersion: adac.dev/v2
kind: Project
metadata: { name: fleets }
spec:
  images:
    "python:3.11-slim": registry.example/adac/python@sha256:${'1'.repeat(64)}
  policySets: []
  git: { repository: "https://git.example/fleets.git", branch: main }
`;

const clusterFile = `${smallModel}---
apiVersion: adac.dev/v2
kind: Cluster
metadata: { name: cloud }
spec:
  pools:
`;

function poolOf(zone: string): string {
  return `    - name: pool-${zone}
      class: x86
      role: primary
      count: ${nodesPerPool}
      arch: amd64
      cpu: 4
      memory: 16Gi
      storage: 100Gi
      reserved: { cpu: 400m, memory: 2Gi, storage: 10Gi, pods: 8 }
      zone: central-${zone}
      region: central
      labels: { node.example/pool: pool-${zone} }
      pricePerHour: 0.05
`;
}

const environmentFile = `---
apiVersion: adac.dev/v2
kind: Environment
metadata: { name: cloud }
spec:
  clusters:
    - name: cloud
  definitions:
${[...fleets.keys()].map((name) => `    - fleet: ${name}\n`).join('')}  policySets: []
  runtimeClasses:
    - name: standard
      framework: langgraph
      image: "python:3.11-slim"
      lightweight: false
      slotsPerPod: 10
      perSlot: { cpu: 100m, memory: 256Mi, storage: 1Gi }
  phases: [${phases.join(', ')}]
  budget: { usdPerMonth: 5000 }
`;
