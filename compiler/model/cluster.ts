import type { Architecture, NodeClass } from './agent.ts';

export interface Taint {
  readonly key: string;
  readonly value?: string;
  readonly effect: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';
}

/** What is taken off a node's capacity before pods get any. */
export interface ReservedSpec {
  readonly cpu?: string | number;
  readonly memory?: string | number;
  readonly storage?: string | number;
  readonly pods?: number;
}

/** Identical nodes. */
export interface NodePool {
  readonly name: string;
  readonly class: NodeClass;
  readonly role: 'primary' | 'secondary' | 'backup';
  readonly count: number;
  readonly arch: Architecture;
  readonly cpu: string | number;
  readonly memory: string | number;
  readonly storage: string | number;
  /** Extended resources, such as `nvidia.com/gpu: 1`. */
  readonly accelerators?: Readonly<Record<string, number>>;
  /** Kubelet and system reservation, eviction thresholds and DaemonSets together. */
  readonly reserved?: ReservedSpec;
  /** The slots that the owner vouches for, where that is less than the formula gives. */
  readonly declaredAgents?: number;
  readonly zone?: string;
  readonly region?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly taints?: readonly Taint[];
  /** USD per node and hour. */
  readonly pricePerHour: number;
  /** USD per node and hour when bought as spot; only for pools with `spot: true`. */
  readonly spotPricePerHour?: number;
  readonly spot?: boolean;
}

export interface ClusterSpec {
  readonly pools: readonly NodePool[];
  /** Argo CD Applications that each environment's objects are divided over; 1 unless given. */
  readonly shards?: number;
  /** Argo CD destination; the cluster's own name unless given. */
  readonly destination?: { readonly name?: string; readonly server?: string };
  /** USD per GiB and month of ephemeral storage that agents request. */
  readonly storagePricePerGiB?: number;
}
