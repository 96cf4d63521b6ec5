import { formatBytes } from '../../model/quantity.ts';
import type { Resources } from '../../model/resources.ts';
import type { Pool } from '../pool.ts';
import type { Workload } from '../workload.ts';

/** One placement as `adac.lock` holds it. */
export interface LockLine {
  readonly environment: string;
  /** `namespace/name`. */
  readonly agent: string;
  readonly instances: number;
  /** Of one instance, as `demandText` writes it. */
  readonly demand: string;
  readonly shares: readonly LockedShare[];
  /** The line as it stands, without its end. */
  readonly text: string;
}

export interface LockedShare {
  /** `cluster/pool`. */
  readonly pool: string;
  readonly instances: number;
  /** Of the pool when the line was written, as `capacityText` writes it. */
  readonly capacity: string;
}

/** The version of the format that this compiler reads and writes. */
export const lockVersion = '1';

/** The text of one line: `environment agent instances of demand on cluster/pool=instances(capacity) …`. */
export function lockLineText(line: Omit<LockLine, 'text'>): string {
  const shares = line.shares.map(
    ({ pool, instances, capacity }) => `${pool}=${instances}(${capacity})`,
  );
  return [
    line.environment,
    line.agent,
    String(line.instances),
    'of',
    line.demand,
    'on',
    ...shares,
  ].join(' ');
}

/** What one instance asks for: `1s,0.25m,1Mi,8Mi` for slots, cpu, memory and storage, then extended resources. */
export function demandText({ sample, unit }: Workload): string {
  const slots = unit === undefined ? [] : [`${unit.weight}s`];
  return [...slots, ...amountsText(sample.demand)].join();
}

/** What a pool offers: nodes, then for each node slots, cpu, memory, storage, pods and extended resources. */
export function capacityText({ spec, node }: Pool): string {
  const [slots = 0, milliCpu = 0, memory = 0, storage = 0, pods = 0] = node;
  const accelerators = spec.accelerators ?? {};
  const amounts = amountsText({ milliCpu, memory, storage, accelerators });
  return [`${spec.count}x${slots}s`, ...amounts, `${pods}p`].join();
}

function amountsText({ milliCpu, memory, storage, accelerators }: Resources): string[] {
  const extended = Object.entries(accelerators)
    .map(([name, amount]) => `${amount}*${name}`)
    .sort();
  return [`${milliCpu}m`, formatBytes(memory), formatBytes(storage), ...extended];
}
