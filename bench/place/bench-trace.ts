import type { LinkedEnvironment } from '../../compiler/model/program.ts';
import { countLeftover } from '../../compiler/place/bin.ts';
import { countPlaced } from '../../compiler/place/counts.ts';
import { settleEstate } from '../../compiler/place/estate.ts';
import type { Trial } from '../../compiler/place/trial.ts';
import type { Tenant } from '../../compiler/place/workload.ts';
import { environmentOn, programOf } from './bench-estate.ts';
import { fewestUnplaced } from './fewest-unplaced.ts';
import { unplacedByFirstFit } from './first-fit-nodes.ts';
import { timed } from './timed.ts';
import { gpuMilli, tracePools } from './trace-nodes.ts';
import { tracePods } from './trace-pods.ts';

/** Pods of a GPU trace's shape on its nodes, and how many of them find no place. */
export interface TraceResult {
  readonly seed: number;
  readonly pods: number;
  /** GPUs that the pods ask for, as a share of those that there are. */
  readonly asked: number;
  /** No placement leaves fewer pods without a place; whether one leaves as few is not known. */
  readonly bound: number;
  /** Of first fit decreasing. */
  readonly firstFit: number;
  readonly unplaced: number;
  /** Of the same search with ten times the budget. */
  readonly longer: number;
  /** Seconds of the processor. */
  readonly seconds: number;
  readonly longerSeconds: number;
}

/** How often the longer search may spend what the usual one may. */
const longerEffort = 10;

/** Places so many pods on the nodes of the trace, for each seed and number of pods. */
export async function benchTrace(
  seeds: readonly number[],
  podCounts: readonly number[],
): Promise<readonly TraceResult[]> {
  const results: TraceResult[] = [];
  for (const seed of seeds) {
    for (const pods of podCounts) results.push(await placeTrace(seed, pods));
  }
  return results;
}

async function placeTrace(seed: number, pods: number): Promise<TraceResult> {
  const trace = environmentOn('trace', tracePools(), tracePods(seed, pods));
  const usual = await timed(() => settleTrace(trace, 1));
  const longer = await timed(() => settleTrace(trace, longerEffort));
  const { tenant } = usual.value;
  return {
    seed,
    pods,
    asked: shareAsked(tenant),
    bound: await fewestUnplaced(tenant),
    firstFit: unplacedByFirstFit(tenant),
    unplaced: unplacedOf(usual.value),
    longer: unplacedOf(longer.value),
    seconds: usual.seconds,
    longerSeconds: longer.seconds,
  };
}

/** The trace where it stands, also if not all of it does. */
async function settleTrace(trace: LinkedEnvironment, effort: number): Promise<Trial> {
  const { value } = await settleEstate(programOf(trace, undefined), { effort });
  const [trial] = value?.trials.values() ?? [];
  if (trial === undefined) throw new Error('the trace cannot be settled');
  return trial;
}

function unplacedOf({ tenant, counts, packing }: Trial): number {
  const total = tenant.workloads.reduce((sum, { instances }) => sum + instances, 0);
  return total - countPlaced(counts) + countLeftover(packing.leftover);
}

function shareAsked({ dimensions, pools, workloads }: Tenant): number {
  const at = dimensions.names.indexOf(gpuMilli);
  const offered = pools.reduce((sum, { node, spec }) => sum + (node[at] ?? 0) * spec.count, 0);
  const asked = workloads.reduce(
    (sum, { demand, instances }) => sum + (demand[at] ?? 0) * instances,
    0,
  );
  return asked / offered;
}
