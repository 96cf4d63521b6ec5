import type { NodePool } from '../../compiler/model/cluster.ts';
import type {
  Assignment,
  PlacedEnvironment,
  PlacedProgram,
  PoolUsage,
  RuntimeDeployment,
} from '../../compiler/model/placed-program.ts';
import type { LinkedEnvironment, LinkedProgram } from '../../compiler/model/program.ts';
import type { ResolvedAgent } from '../../compiler/model/resolved-agent.ts';
import { linkedProgram, resolvedAgent, runtimeClass } from './builders.ts';
import { costReport } from './cost-report.ts';

/** Builders of placements, for the tests of phases that come after `place`. */

const gibibyte = 2 ** 30;

/** Everything on one pool of one cluster, unless overridden. */
export function assignment(agent: ResolvedAgent, overrides: Partial<Assignment> = {}): Assignment {
  return {
    agent,
    shares: [{ cluster: 'local', pool: 'main', instances: agent.instances }],
    failover: [],
    ...overrides,
  };
}

/** A runtime of two pods with 100 slots each, filled by one agent, unless overridden. */
export function runtimeDeployment(overrides: Partial<RuntimeDeployment> = {}): RuntimeDeployment {
  const namespace = overrides.namespace ?? 'default';
  const shared = overrides.runtimeClass ?? runtimeClass();
  const agent = resolvedAgent({
    name: 'watcher',
    namespace,
    instances: 200,
    hosting: { mode: 'pooled', weight: 1, runtimeClass: shared },
  });
  return {
    cluster: 'local',
    pool: 'main',
    name: 'standard-0a1b2c-main-p1',
    namespace,
    runtimeClass: shared,
    boundary: '0a1b2c',
    phase: 1,
    replicas: 2,
    slotsPerPod: 100,
    demand: { milliCpu: 100, memory: 100 * 2 ** 20, storage: 100 * 2 ** 20, accelerators: {} },
    members: [{ agent, instances: 200 }],
    failover: [],
    ...overrides,
  };
}

function usageOf(cluster: string, pool: NodePool): PoolUsage {
  const { name, class: nodeClass, role, count } = pool;
  return {
    cluster,
    pool: name,
    class: nodeClass,
    role,
    nodes: count,
    usedNodes: 0,
    slots: { used: 0, total: 8000 * count },
    used: { milliCpu: 0, memory: 0, storage: 0, accelerators: {} },
    total: {
      milliCpu: 3500 * count,
      memory: 14 * gibibyte * count,
      storage: 80 * gibibyte * count,
      accelerators: {},
    },
  };
}

/** An environment with all agents on the first pool of its first cluster, unless overridden. */
export function placedEnvironment(
  environment: LinkedEnvironment,
  overrides: Partial<PlacedEnvironment> = {},
): PlacedEnvironment {
  const [first] = environment.clusters;
  const cluster = first?.name ?? 'local';
  const pool = first?.definition.spec.pools[0]?.name ?? 'main';
  return {
    environment,
    assignments: environment.agents.map((agent) =>
      assignment(agent, { shares: [{ cluster, pool, instances: agent.instances }] }),
    ),
    runtimes: [],
    usage: environment.clusters.flatMap(({ name, definition }) =>
      definition.spec.pools.map((one) => usageOf(name, one)),
    ),
    headroom: { slots: 0, milliCpu: 0, memory: 0 },
    failover: { wide: [], losses: [], survived: 0, worst: undefined },
    cost: costReport(0),
    orders: [],
    moves: 0,
    ...overrides,
  };
}

export function placedProgram(
  environments: readonly PlacedEnvironment[],
  program: LinkedProgram = linkedProgram(environments.map(({ environment }) => environment)),
): PlacedProgram {
  return { program, environments, others: [], lock: '' };
}
