import type { PlacedEnvironment } from '../../compiler/model/placed-program.ts';
import type { LinkedEnvironment } from '../../compiler/model/program.ts';
import { settleEstate } from '../../compiler/place/estate.ts';
import { loseEachNode } from '../../compiler/place/losses.ts';
import { place } from '../../compiler/place/place.ts';
import { programOf } from './bench-estate.ts';
import { fleetBound } from './fleet-bound.ts';
import { randomFleet } from './random-fleet.ts';

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

/** Places the fleet of each seed. */
export async function benchFleet(seeds: readonly number[]): Promise<FleetResult> {
  const results: FleetPlacement[] = [];
  for (const seed of seeds) results.push(await placeFleet(randomFleet(seed)));
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

async function placeFleet(fleet: LinkedEnvironment): Promise<FleetPlacement> {
  const cold = await timed(() => placeWith(fleet, undefined));
  const [placed] = cold.value.environments;
  const gap = placed === undefined ? NaN : costOf(placed) / (await fleetBound(fleet)) - 1;
  const { lock } = cold.value;
  const incremental = await timed(() => placeWith(withOneMore(fleet), lock));
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

async function placeWith(
  fleet: LinkedEnvironment,
  lock: string | undefined,
): Promise<Awaited<ReturnType<typeof place>>['value']> {
  return (await place({ program: programOf(fleet, lock), ...unjudged }, {})).value;
}

const unjudged = { judged: 0, rules: 0, waived: [] } as const;

/** What its nodes cost; the fleets pay for no storage. */
function costOf({ cost }: PlacedEnvironment): number {
  return cost.maximum;
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

async function timed<Value>(
  run: () => Value | Promise<Value>,
): Promise<{ readonly value: Value; readonly seconds: number }> {
  const before = process.cpuUsage();
  const value = await run();
  const { user, system } = process.cpuUsage(before);
  return { value, seconds: (user + system) / 1e6 };
}
