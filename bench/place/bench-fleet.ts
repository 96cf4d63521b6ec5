import type { LinkedEnvironment } from '../../compiler/model/program.ts';
import { settleEstate } from '../../compiler/place/estate.ts';
import { loseEachNode } from '../../compiler/place/losses.ts';
import { programOf } from './bench-estate.ts';
import { fleetBound } from './fleet-bound.ts';
import { placeFleetWith } from './place-fleet.ts';
import { randomFleet } from './random-fleet.ts';
import { timed } from './timed.ts';

/** Placements of the random fleets; gaps as shares of the bound, seconds of the processor, the worst of all seeds. */
export interface FleetResult {
  readonly meanGap: number;
  readonly worstGap: number;
  /** Instances without a place. */
  readonly unplaced: number;
  readonly coldSeconds: number;
  /** With a lock, after one agent has got one instance more. */
  readonly incrementalSeconds: number;
  /** Of losing each node in turn. */
  readonly lossesSeconds: number;
}

/** The same of one fleet. */
interface FleetPlacement extends Omit<FleetResult, 'meanGap' | 'worstGap'> {
  readonly gap: number;
}

/** Places so many random fleets: those of the first seeds of which everything could have a place. */
export async function benchFleet(count: number): Promise<FleetResult> {
  const results: FleetPlacement[] = [];
  for (let seed = 1; results.length < count; seed++) {
    const fleet = randomFleet(seed);
    const bound = await fleetBound(fleet);
    if (bound !== undefined) results.push(await placeFleet(fleet, bound));
  }
  const worst = (of: (one: FleetPlacement) => number): number => Math.max(...results.map(of));
  return {
    meanGap: results.reduce((sum, { gap }) => sum + gap, 0) / results.length,
    worstGap: worst(({ gap }) => gap),
    unplaced: worst(({ unplaced }) => unplaced),
    coldSeconds: worst(({ coldSeconds }) => coldSeconds),
    incrementalSeconds: worst(({ incrementalSeconds }) => incrementalSeconds),
    lossesSeconds: worst(({ lossesSeconds }) => lossesSeconds),
  };
}

async function placeFleet(fleet: LinkedEnvironment, bound: number): Promise<FleetPlacement> {
  const cold = await timed(() => placeFleetWith(fleet, undefined));
  const { placed, lock } = cold.value;
  const gap = placed === undefined ? NaN : placed.cost.maximum / bound - 1;
  const incremental = await timed(() => placeFleetWith(withOneMore(fleet), lock));
  const settled = await settleEstate(programOf(fleet, lock), {});
  const [trial] = settled.value?.trials.values() ?? [];
  const losses = await timed(() => (trial === undefined ? [] : loseEachNode(fresh(trial.packing))));
  const total = fleet.agents.reduce((sum, { instances }) => sum + instances, 0);
  return {
    gap,
    unplaced: placed === undefined ? total : 0,
    coldSeconds: cold.seconds,
    incrementalSeconds: incremental.seconds,
    lossesSeconds: losses.seconds,
  };
}

function withOneMore(fleet: LinkedEnvironment): LinkedEnvironment {
  const [first, ...rest] = fleet.agents;
  if (first === undefined) return fleet;
  const instances = first.instances + 1;
  return { ...fleet, agents: [{ ...first, instances, minInstances: instances }, ...rest] };
}

/** A copy, of which no losses are known yet. */
function fresh<Value extends object>(value: Value): Value {
  return { ...value };
}
