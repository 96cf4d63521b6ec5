import type { LinkedEnvironment, LinkedProgram } from './program.ts';
import type { ResolvedAgent } from './resolved-agent.ts';
import type { Resources } from './resources.ts';
import type { RuntimeClass } from './runtime-class.ts';
import type { NodeClass } from './agent.ts';

/** A node pool of a cluster, by name. */
export interface PoolReference {
  readonly cluster: string;
  readonly pool: string;
}

/** How many instances of an agent a pool hosts. */
export interface PoolShare extends PoolReference {
  readonly instances: number;
}

/** Where one agent's instances stand. */
export interface Assignment {
  readonly agent: ResolvedAgent;
  /** Sorted by cluster and pool; the instances sum to the agent's. */
  readonly shares: readonly PoolShare[];
  /** Pools that may take its pods when a node of its own pools is lost. */
  readonly failover: readonly PoolReference[];
}

/** Instances of one agent in the pods of one runtime deployment. */
export interface RuntimeMember {
  readonly agent: ResolvedAgent;
  readonly instances: number;
}

/** Pods of equal size of one runtime class, trust boundary, pool and rollout phase. */
export interface RuntimeDeployment extends PoolReference {
  /** Stable name: `<class>-<boundary>-<pool>-p<phase>[-b]`, a DNS label. */
  readonly name: string;
  /** As the agents define it, without the environment's prefix. */
  readonly namespace: string;
  readonly runtimeClass: RuntimeClass;
  /** Short digest of what its agents share: namespace, egress, secrets and data classes, weight, demand, priority and constraints. */
  readonly boundary: string;
  /** From 1. */
  readonly phase: number;
  readonly replicas: number;
  readonly slotsPerPod: number;
  /** Of one pod. */
  readonly demand: Resources;
  /** Sorted by agent id; instances × weight sum to replicas × slotsPerPod. */
  readonly members: readonly RuntimeMember[];
  readonly failover: readonly PoolReference[];
}

/** What an environment uses of a pool. */
export interface PoolUsage extends PoolReference {
  readonly class: NodeClass;
  readonly role: 'primary' | 'secondary' | 'backup';
  readonly nodes: number;
  readonly usedNodes: number;
  /** Of the whole pool; the used part counts this environment only. */
  readonly slots: { readonly used: number; readonly total: number };
  /** Allocatable of the whole pool; the used part counts this environment only. */
  readonly used: Resources;
  readonly total: Resources;
}

/** Nodes to buy so that something fits. */
export interface Purchase extends PoolReference {
  /** Nodes like those of the pool. */
  readonly nodes: number;
  readonly usdPerMonth: number;
}

/** What happens when one node dies. */
export interface NodeLoss extends PoolReference {
  /** `<pool>-<number from 1>`. */
  readonly node: string;
  readonly survived: boolean;
  /** Instances that would have no place. */
  readonly unplaced: number;
  /** Why they have none, in words that follow "they"; empty where survived. */
  readonly constraint: string;
  readonly purchase: Purchase | undefined;
}

/** What happens when many nodes die at once: those of a zone, or all that are bought as spot. */
export interface WideLoss {
  /** In words, such as `zone central-a`. */
  readonly what: string;
  readonly nodes: number;
  /** Instances that would have no place. */
  readonly unplaced: number;
}

export interface FailoverReport {
  /** Every single-node loss, sorted by cluster, pool and number. */
  readonly losses: readonly NodeLoss[];
  readonly survived: number;
  /** The loss that leaves the most instances without a place; absent where all are survived. */
  readonly worst: NodeLoss | undefined;
  /** Each zone, by name, and then all spot nodes; nothing promises to survive these. */
  readonly wide: readonly WideLoss[];
}

/** Whether the scheduler, which takes pods in any order, finds a node of the planned pool for each. */
export interface PoolOrder extends PoolReference {
  /** `certain` by a bound, `tried` with random orders, or `unknown` where those would take too long. */
  readonly proof: 'certain' | 'tried' | 'unknown';
  /** Random orders that were tried, and those of them in which every pod found a node. */
  readonly tried: number;
  readonly placed: number;
  /** Nodes with which each of the orders places everything, where that is not so already and a number is known. */
  readonly purchase: Purchase | undefined;
}

/** What the maximum is made of, in USD per month to the cent. */
export interface CostParts {
  /** Nodes that are not spot. */
  readonly onDemand: number;
  readonly spot: number;
  readonly storage: number;
}

/** The most that models may cost beside the nodes, by the limits of the agents that call them. */
export interface ModelForecast {
  readonly usdPerMonth: number;
  /** Instances that no limit or no price bounds: what they cost comes on top. */
  readonly unbounded: number;
}

/** What an environment is going to cost, in USD per month. */
export interface CostForecast {
  /** At the fewest instances of what scales. */
  readonly minimum: number;
  /** At the most; the sum of the parts. */
  readonly maximum: number;
  readonly parts: CostParts;
  readonly models: ModelForecast;
}

export interface CostReport extends CostForecast {
  /** Judges the maximum. */
  readonly budget: number | undefined;
}

export interface PlacedEnvironment {
  readonly environment: LinkedEnvironment;
  /** One for each agent of the environment, in the same order. */
  readonly assignments: readonly Assignment[];
  /** Sorted by cluster, namespace and name. */
  readonly runtimes: readonly RuntimeDeployment[];
  readonly usage: readonly PoolUsage[];
  /** Free on pools that are not backup, beside what all environments use. */
  readonly headroom: { readonly slots: number; readonly milliCpu: number; readonly memory: number };
  readonly failover: FailoverReport;
  readonly cost: CostReport;
  /** Pools that host something of it, sorted by cluster and pool; none where nobody asked. */
  readonly orders: readonly PoolOrder[];
  /** Instances that leave a pool where the lock has them. */
  readonly moves: number;
}

export interface PlacedProgram {
  readonly program: LinkedProgram;
  /** In the order of the program's environments. */
  readonly environments: readonly PlacedEnvironment[];
  /** Those that are not placed now, as the lock has them: nothing is written for them. */
  readonly others: readonly PlacedEnvironment[];
  /** The text of `adac.lock` that this placement gives. */
  readonly lock: string;
}
