import type { NodePool } from '../../compiler/model/cluster.ts';
import type { EnvironmentSpec } from '../../compiler/model/environment.ts';
import type { LinkedEnvironment } from '../../compiler/model/program.ts';
import type { ResolvedAgent } from '../../compiler/model/resolved-agent.ts';
import { definition, linkedEnvironment, resolvedAgent, runtimeClass } from '../support/builders.ts';

const mebibyte = 2 ** 20;

/** What one slot of the case study asks for: a quarter of a millicore, 1 MiB and 8 MiB of disk. */
const perSlot = { milliCpu: 0.25, memory: mebibyte, storage: 8 * mebibyte, accelerators: {} };

const hours = 730;

/** The seven nodes of the case study. */
export const caseStudyPools: readonly NodePool[] = [
  {
    name: 'primary',
    class: 'accelerator',
    role: 'primary',
    count: 1,
    arch: 'amd64',
    cpu: 8,
    memory: '32Gi',
    storage: '1000G',
    accelerators: { 'hailo.ai/npu': 1 },
    reserved: { cpu: '500m', memory: '2Gi', storage: '100G', pods: 10 },
    declaredAgents: 22_500,
    pricePerHour: 109.5 / hours,
  },
  {
    name: 'secondary',
    class: 'x86',
    role: 'secondary',
    count: 1,
    arch: 'amd64',
    cpu: 4,
    memory: '16Gi',
    storage: '500G',
    reserved: { cpu: '300m', memory: '1Gi', storage: '50G', pods: 8 },
    declaredAgents: 7_500,
    pricePerHour: 58.4 / hours,
  },
  {
    name: 'pi',
    class: 'pi',
    role: 'backup',
    count: 5,
    arch: 'arm64',
    cpu: 4,
    memory: '8Gi',
    storage: '256G',
    reserved: { cpu: '300m', memory: '1Gi', storage: '30G', pods: 8 },
    pricePerHour: 9.125 / hours,
  },
];

export interface FleetShape {
  readonly name: string;
  readonly instances: number;
  readonly lightweight: boolean;
}

/** The four fleets of the case study: 30,000 agents. */
export const caseStudyFleets: readonly FleetShape[] = [
  { name: 'research', instances: 12_592, lightweight: false },
  { name: 'deployment', instances: 8_407, lightweight: false },
  { name: 'infrastructure', instances: 5_401, lightweight: true },
  { name: 'monitoring', instances: 3_600, lightweight: true },
];

/** The environment `edge` over the given pools and fleets. */
export function edgeEnvironment(
  options: {
    readonly pools?: readonly NodePool[];
    readonly fleets?: readonly FleetShape[];
    readonly spec?: Partial<EnvironmentSpec>;
  } = {},
): LinkedEnvironment {
  const agents = (options.fleets ?? caseStudyFleets).map(pooledFleet);
  agents.sort((a, b) => (a.id < b.id ? -1 : 1));
  return linkedEnvironment({
    name: 'edge',
    agents,
    clusters: [
      {
        name: 'edge',
        shards: 1,
        definition: definition('Cluster', 'edge', { pools: options.pools ?? caseStudyPools }),
      },
    ],
    definition: definition('Environment', 'edge', {
      clusters: [{ name: 'edge' }],
      definitions: [],
      policySets: [],
      survive: { nodes: 1, enforcement: 'report' },
      budget: { usdPerMonth: 300 },
      ...options.spec,
    }),
  });
}

/** One fleet as one pooled agent of its own namespace. */
export function pooledFleet({ name, instances, lightweight }: FleetShape): ResolvedAgent {
  const shared = runtimeClass({
    name: lightweight ? 'edge-light' : 'edge-standard',
    lightweight,
    slotsPerPod: 500,
    perSlot,
    index: lightweight ? 1 : 0,
  });
  return resolvedAgent({
    name,
    namespace: `edge-${name}`,
    instances,
    minInstances: instances,
    hosting: { mode: 'pooled', weight: 1, runtimeClass: shared },
    demand: perSlot,
    constraints: {
      classes: ['accelerator', 'x86', 'pi'],
      architectures: ['amd64', 'arm64'],
      lightweight,
      toleratesSpot: false,
      nodeSelector: {},
    },
  });
}
