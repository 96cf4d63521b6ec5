import type { NodePool } from '../../compiler/model/cluster.ts';
import type { Architecture, SpreadSpec } from '../../compiler/model/agent.ts';
import type { LinkedEnvironment } from '../../compiler/model/program.ts';
import type { ResolvedAgent } from '../../compiler/model/resolved-agent.ts';

import { dedicatedAgent, environmentOn } from './bench-estate.ts';
import { warmedNumbers } from './warmed-numbers.ts';

const gibibyte = 2 ** 30;
const gpu = 'nvidia.com/gpu';

/** Eight types of node; amounts of one node, USD an hour. */
const types: readonly (Pick<NodePool, 'name' | 'class' | 'arch' | 'cpu' | 'pricePerHour'> & {
  readonly gibibytes: number;
  readonly storage: number;
  readonly gpus?: number;
  readonly spot?: boolean;
})[] = [
  {
    name: 'small',
    class: 'x86',
    arch: 'amd64',
    cpu: 8,
    gibibytes: 32,
    storage: 200,
    pricePerHour: 0.34,
  },
  {
    name: 'large',
    class: 'x86',
    arch: 'amd64',
    cpu: 32,
    gibibytes: 128,
    storage: 800,
    pricePerHour: 1.3,
  },
  {
    name: 'compute',
    class: 'x86',
    arch: 'amd64',
    cpu: 32,
    gibibytes: 64,
    storage: 400,
    pricePerHour: 1.12,
  },
  {
    name: 'memory',
    class: 'x86',
    arch: 'amd64',
    cpu: 16,
    gibibytes: 128,
    storage: 400,
    pricePerHour: 0.94,
  },
  {
    name: 'arm-small',
    class: 'x86',
    arch: 'arm64',
    cpu: 16,
    gibibytes: 64,
    storage: 300,
    pricePerHour: 0.5,
  },
  {
    name: 'arm-large',
    class: 'x86',
    arch: 'arm64',
    cpu: 64,
    gibibytes: 256,
    storage: 900,
    pricePerHour: 2.1,
  },
  {
    name: 'spot',
    class: 'x86',
    arch: 'amd64',
    cpu: 16,
    gibibytes: 64,
    storage: 400,
    pricePerHour: 0.22,
    spot: true,
  },
  {
    name: 'accelerated',
    class: 'accelerator',
    arch: 'amd64',
    cpu: 32,
    gibibytes: 128,
    storage: 800,
    gpus: 4,
    pricePerHour: 3.2,
  },
];

const zones = ['a', 'b', 'c', 'd', 'e', 'f'];

type Next = (below: number) => number;

/**
 * A fleet of 10,000 nodes of eight types in six zones, and 30,000 instances of 600 agents, which ask for processor,
 * memory, storage, a pod and some for accelerators, and may be bound to an architecture, a zone or a spread over zones.
 */
export function randomFleet(seed: number): LinkedEnvironment {
  const next = warmedNumbers(seed);
  const kinds = Array.from({ length: 80 }, () => kindOf(next));
  const sizes = partsOf(
    30_000,
    Array.from({ length: 600 }, () => 20 + next(60)),
  );
  const agents = sizes.map((instances, index) => {
    const kind = kinds[next(kinds.length)] ?? {};
    return dedicatedAgent(`team-${index % 20}`, `agent-${String(index).padStart(3, '0')}`, {
      ...kind,
      instances,
      minInstances: instances,
    });
  });
  return environmentOn('fleet', fleetPools(next), agents);
}

function fleetPools(next: Next): NodePool[] {
  return types.flatMap((type, at) =>
    zones.map((zone, index): NodePool => {
      const { gibibytes, storage, gpus = 0, spot = false, ...rest } = type;
      const price = (rest.pricePerHour * (1_000 + next(60))) / 1_000;
      return {
        ...rest,
        name: `${type.name}-${zone}`,
        role: 'primary',
        // 208 or 209, so that all are 10,000.
        count: 208 + ((at * zones.length + index) % 3 === 0 ? 1 : 0),
        memory: `${gibibytes}Gi`,
        storage: `${storage}Gi`,
        reserved: { cpu: '400m', memory: '2Gi', storage: '10Gi', pods: 10 },
        zone,
        region: 'center',
        pricePerHour: price,
        ...(gpus > 0 && { accelerators: { [gpu]: gpus } }),
        ...(spot && { spot, spotPricePerHour: price }),
      };
    }),
  );
}

/** What agents have in common: amounts of one instance, and where it may stand. */
function kindOf(next: Next): Partial<ResolvedAgent> {
  const accelerated = next(12) === 0;
  const cores = [250, 500, 1_000, 1_500, 2_000, 3_000, 4_000, 6_000];
  const milliCpu = cores[next(cores.length)] ?? 1_000;
  const memory = Math.round((milliCpu / 1_000) * (1 + next(8)) * 2) / 2;
  const architectures: readonly (readonly Architecture[])[] = [
    ['amd64', 'arm64'],
    ['amd64', 'arm64'],
    ['amd64'],
    ['arm64'],
  ];
  const zone = next(5) === 0 ? zones[next(zones.length)] : undefined;
  const spread: SpreadSpec | undefined =
    zone === undefined && next(5) === 0 ? { by: 'zone', maxSkew: 1 + next(2) } : undefined;
  return {
    demand: {
      milliCpu,
      memory: Math.max(0.5, memory) * gibibyte,
      storage: (1 + next(24)) * gibibyte,
      accelerators: accelerated ? { [gpu]: 1 + next(2) } : {},
    },
    constraints: {
      classes: ['x86', 'accelerator'],
      architectures: accelerated ? ['amd64'] : (architectures[next(architectures.length)] ?? []),
      lightweight: false,
      toleratesSpot: next(3) === 0,
      nodeSelector: zone === undefined ? {} : { 'topology.kubernetes.io/zone': zone },
      ...(spread !== undefined && { spread }),
    },
  };
}

/** Whole parts of a total, in proportion to weights, but for the last. */
function partsOf(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const parts = weights.map((weight) => Math.floor((total * weight) / sum));
  parts[0] = (parts[0] ?? 0) + total - parts.reduce((a, b) => a + b, 0);
  return parts;
}
