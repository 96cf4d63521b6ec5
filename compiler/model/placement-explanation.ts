import type { HostingMode } from './resolved-agent.ts';
import type { PoolReference } from './placed-program.ts';

/** Why an agent stands on a pool, or does not. */
export interface PoolExplanation extends PoolReference {
  /** 0 where it does not. */
  readonly instances: number;
  /** How full the pool is where it does; else what speaks against it. */
  readonly reason: string;
}

/** Where one agent of an environment stands, and why. */
export interface PlacementExplanation {
  /** `namespace/name`. */
  readonly agent: string;
  readonly environment: string;
  readonly instances: number;
  readonly hosting: HostingMode;
  /** Every pool of the environment's clusters, sorted by cluster and name. */
  readonly pools: readonly PoolExplanation[];
}
