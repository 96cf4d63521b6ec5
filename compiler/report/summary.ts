import type { NodeClass } from '../model/agent.ts';
import type { Bundle } from '../model/output.ts';
import type { NodeLoss, PlacedEnvironment, PoolUsage } from '../model/placed-program.ts';
import {
  summarizeCostChange,
  summarizeRemoved,
  type CostChangeSummary,
  type CostSummary,
} from './cost-summary.ts';
import { summarizeOrder, type OrderSummary } from './order-summary.ts';

/** What `compile --format json` says as `summary`. */
export interface CompileSummary {
  readonly environments: Readonly<Record<string, EnvironmentSummary>>;
  /** Environments that the output held before and the project no longer has, with what they did cost. */
  readonly removed: Readonly<Record<string, CostSummary | null>>;
  readonly files: {
    readonly written: number;
    readonly unchanged: number;
    readonly deleted: number;
  };
  /** Milliseconds by phase. */
  readonly phases: Readonly<Record<string, number>>;
}

export interface EnvironmentSummary {
  /** Instances at the last phase. */
  readonly agents: number;
  readonly instancesByHosting: Readonly<Record<string, number>>;
  readonly objects: number;
  readonly files: number;
  readonly nodes: Readonly<Record<string, { readonly used: number; readonly free: number }>>;
  /** Slots, cores and bytes that are free on pools that are not backup. */
  readonly headroom: { readonly slots: number; readonly cpu: number; readonly memory: number };
  readonly failover: {
    readonly losses: number;
    readonly survived: number;
    /** Null where every loss is survived. */
    readonly worst: WorstLoss | null;
  };
  readonly costPerMonth: CostChangeSummary;
  /** Pools that host something of it. */
  readonly orders: readonly OrderSummary[];
}

interface WorstLoss {
  readonly node: string;
  readonly unplaced: number;
  readonly constraint: string;
  readonly purchase: NonNullable<NodeLoss['purchase']> | null;
}

/** Sums a compile up; `phases` are milliseconds by name, in the order in which they ran. */
export function summarize(bundle: Bundle, phases: ReadonlyMap<string, number>): CompileSummary {
  const { placed, changes, before } = bundle;
  return {
    environments: Object.fromEntries(
      placed.environments.map((one) => [one.environment.name, summarizeEnvironment(one, bundle)]),
    ),
    removed: summarizeRemoved(placed.program.environments, before),
    files: {
      written: changes.created.length + changes.changed.length,
      unchanged: changes.unchanged,
      deleted: changes.deleted.length,
    },
    phases: Object.fromEntries(phases),
  };
}

function summarizeEnvironment(
  { environment, usage, headroom, failover, cost, orders }: PlacedEnvironment,
  { objects, files, before }: Bundle,
): EnvironmentSummary {
  const instancesByHosting = countBy(environment.agents, ({ hosting }) => hosting.mode);
  return {
    agents: environment.agents.reduce((sum, { instances }) => sum + instances, 0),
    instancesByHosting: Object.fromEntries(instancesByHosting),
    objects: own(objects, environment.name),
    files: own(files, environment.name),
    nodes: nodesByClass(usage),
    headroom: {
      slots: headroom.slots,
      cpu: headroom.milliCpu / 1000,
      memory: headroom.memory,
    },
    failover: {
      losses: failover.losses.length,
      survived: failover.survived,
      worst: failover.worst === undefined ? null : summarizeLoss(failover.worst),
    },
    costPerMonth: summarizeCostChange(environment.name, cost, before),
    orders: orders.map(summarizeOrder),
  };
}

function summarizeLoss({ node, unplaced, constraint, purchase }: NodeLoss): WorstLoss {
  return { node, unplaced, constraint, purchase: purchase ?? null };
}

const classOrder: readonly NodeClass[] = ['accelerator', 'x86', 'pi'];

/** Nodes that host something of the environment, and those that host nothing of it; classes without nodes are left out. */
export function nodesByClass(
  usage: readonly PoolUsage[],
): Readonly<Record<string, { readonly used: number; readonly free: number }>> {
  const classes = classOrder.map((name) => {
    const pools = usage.filter((pool) => pool.class === name);
    const nodes = pools.reduce((sum, pool) => sum + pool.nodes, 0);
    const used = pools.reduce((sum, pool) => sum + pool.usedNodes, 0);
    return [name, { used, free: nodes - used }] as const;
  });
  return Object.fromEntries(classes.filter(([, { used, free }]) => used + free > 0));
}

/** Instances by a name of their agent, sorted by it. */
export function countBy<Agent extends { readonly instances: number }>(
  agents: readonly Agent[],
  nameOf: (agent: Agent) => string,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const agent of agents) {
    const name = nameOf(agent);
    counts.set(name, (counts.get(name) ?? 0) + agent.instances);
  }
  return new Map([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Environments may be named like what every object inherits. */
function own(counts: Readonly<Record<string, number>>, name: string): number {
  return Object.hasOwn(counts, name) ? (counts[name] ?? 0) : 0;
}
