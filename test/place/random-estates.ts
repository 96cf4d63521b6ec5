import fc from 'fast-check';
import type { SpreadSpec } from '../../compiler/model/agent.ts';
import type { NodePool } from '../../compiler/model/cluster.ts';
import type { EnvironmentSpec } from '../../compiler/model/environment.ts';
import type { LinkedEnvironment } from '../../compiler/model/program.ts';
import type { ResolvedAgent, ResolvedHosting } from '../../compiler/model/resolved-agent.ts';
import { definition, linkedEnvironment, resolvedAgent, runtimeClass } from '../support/builders.ts';

const gibibyte = 2 ** 30;

/** A pool of a few small nodes. */
export function arbitraryPool(name: string): fc.Arbitrary<NodePool> {
  return fc
    .record({
      class: fc.constantFrom('x86' as const, 'x86' as const, 'pi' as const, 'accelerator' as const),
      role: fc.constantFrom('primary' as const, 'secondary' as const, 'backup' as const),
      count: fc.integer({ min: 0, max: 3 }),
      arch: fc.constantFrom('amd64' as const, 'arm64' as const),
      cpu: fc.integer({ min: 1, max: 4 }),
      memory: fc.integer({ min: 1, max: 6 }),
      declaredAgents: fc.integer({ min: 0, max: 40 }),
      pricePerHour: fc.integer({ min: 1, max: 9 }),
      spot: fc.boolean(),
      zone: fc.constantFrom('a', 'b'),
    })
    .map(({ memory, zone, ...pool }) => ({
      ...pool,
      name,
      memory: `${memory}Gi`,
      storage: '20Gi',
      reserved: { cpu: '200m', pods: 2 },
      labels: { zone },
      zone,
    }));
}

/** A pooled, dedicated or scheduled agent of a few instances. */
export function arbitraryAgent(name: string): fc.Arbitrary<ResolvedAgent> {
  return fc
    .record({
      namespace: fc.constantFrom('north', 'south'),
      instances: fc.integer({ min: 0, max: 14 }),
      mode: fc.constantFrom(
        'pooled' as const,
        'pooled' as const,
        'dedicated' as const,
        'scheduled' as const,
      ),
      weight: fc.integer({ min: 1, max: 3 }),
      slotsPerPod: fc.constantFrom(3, 5, 8),
      milliCpu: fc.constantFrom(0.5, 50, 100, 400),
      memory: fc.constantFrom(gibibyte / 64, gibibyte / 8, gibibyte / 2),
      lightweight: fc.boolean(),
      toleratesSpot: fc.boolean(),
      zone: fc.constantFrom(undefined, undefined, undefined, 'a'),
      egress: fc.constantFrom([], ['api.example']),
      spread: fc.constantFrom(
        undefined,
        undefined,
        undefined,
        { by: 'zone' as const, maxSkew: 1 },
        { by: 'zone' as const, maxSkew: 2 },
        { by: 'node' as const, maxSkew: 1 },
      ),
    })
    .map((shape) => agentOf(name, shape));
}

interface AgentShape {
  readonly namespace: string;
  readonly instances: number;
  readonly mode: 'pooled' | 'dedicated' | 'scheduled';
  readonly weight: number;
  readonly slotsPerPod: number;
  readonly milliCpu: number;
  readonly memory: number;
  readonly lightweight: boolean;
  readonly toleratesSpot: boolean;
  readonly zone: string | undefined;
  readonly egress: readonly string[];
  readonly spread: SpreadSpec | undefined;
}

function agentOf(name: string, shape: AgentShape): ResolvedAgent {
  const { namespace, egress, lightweight, toleratesSpot, zone, mode } = shape;
  // Few instances of what has pods of its own, so that brute force can try every packing.
  const instances = mode === 'pooled' ? shape.instances : shape.instances % 4;
  const milliCpu = mode === 'pooled' ? shape.milliCpu : Math.ceil(shape.milliCpu);
  return resolvedAgent({
    name,
    namespace,
    instances,
    minInstances: instances,
    hosting: hostingOf(shape),
    demand: { milliCpu, memory: shape.memory, storage: gibibyte / 4, accelerators: {} },
    constraints: {
      classes: ['accelerator', 'x86', 'pi'],
      architectures: ['amd64', 'arm64'],
      lightweight,
      toleratesSpot,
      nodeSelector: zone === undefined ? {} : { zone },
      ...(shape.spread !== undefined && mode !== 'pooled' && { spread: shape.spread }),
    },
    egress,
  });
}

function hostingOf({ mode, weight, slotsPerPod }: AgentShape): ResolvedHosting {
  if (mode === 'dedicated') return { mode, autoscaling: undefined };
  if (mode === 'scheduled') return { mode, schedule: '0 * * * *', timeZone: undefined };
  const name = `class-${slotsPerPod}`;
  return { mode, weight, runtimeClass: runtimeClass({ name, slotsPerPod }) };
}

export interface EstateShape {
  readonly pools: readonly NodePool[];
  readonly agents: readonly ResolvedAgent[];
  readonly phases: readonly number[];
  readonly survive: EnvironmentSpec['survive'];
}

/** Up to four pools in up to two clusters, and up to four agents. */
export const arbitraryEstate: fc.Arbitrary<EstateShape> = fc.record({
  pools: fc
    .tuple(...['p0', 'p1', 'p2', 'p3'].map(arbitraryPool))
    .chain((pools) => fc.integer({ min: 1, max: 4 }).map((count) => pools.slice(0, count))),
  agents: fc
    .tuple(...['a0', 'a1', 'a2', 'a3'].map(arbitraryAgent))
    .chain((agents) => fc.integer({ min: 1, max: 4 }).map((count) => agents.slice(0, count))),
  phases: fc.constantFrom([], [0.5], [0.1, 0.4]),
  survive: fc.constantFrom(
    undefined,
    { nodes: 1, enforcement: 'report' } as const,
    { nodes: 1, enforcement: 'required' } as const,
  ),
});

/** The environment of a shape: pools with an even number stand in cluster `one`, the others in `two`. */
export function environmentOf(shape: EstateShape, name = 'random'): LinkedEnvironment {
  const clusters = ['one', 'two']
    .map((cluster, parity) => ({
      name: cluster,
      shards: 1,
      definition: definition('Cluster', cluster, {
        pools: shape.pools.filter((pool) => Number(pool.name.slice(1)) % 2 === parity),
      }),
    }))
    .filter(({ definition: { spec } }) => spec.pools.length > 0);
  const total = shape.agents.reduce((sum, { instances }) => sum + instances, 0);
  const ends = shape.phases
    .map((share) => Math.floor(total * share))
    .filter((end) => end > 0 && end < total);
  const survive = shape.survive === undefined ? {} : { survive: shape.survive };
  return linkedEnvironment({
    name,
    clusters,
    agents: [...shape.agents].sort((a, b) => (a.id < b.id ? -1 : 1)),
    phases: [...new Set(ends), total],
    definition: definition('Environment', name, {
      clusters: clusters.map((cluster) => ({ name: cluster.name })),
      definitions: [],
      policySets: [],
      ...survive,
    }),
  });
}
