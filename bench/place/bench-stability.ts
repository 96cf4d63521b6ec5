import type { LinkedEnvironment } from '../../compiler/model/program.ts';
import { settleEstate } from '../../compiler/place/estate.ts';
import { programOf } from './bench-estate.ts';
import { placeFleetWith } from './place-fleet.ts';
import { randomFleet } from './random-fleet.ts';
import { warmedNumbers } from './warmed-numbers.ts';

/** How much a placement changes when little else does. */
export interface StabilityResult {
  /** After a hundredth of the nodes went or came: moves beyond those from nodes that went, as a share of instances. */
  readonly extraMovesShare: number;
  /** What rounds of churn leave the fleet dearer than a fresh placement, as a share. */
  readonly driftShare: number;
}

/** The share of nodes that go or come, and of instances that each round of churn replaces. */
const changed = 0.01;

/** Measures the fleet of a seed through so many rounds of churn. */
export async function benchStability(seed: number, rounds: number): Promise<StabilityResult> {
  const fleet = randomFleet(seed);
  const { lock } = await placeFleetWith(fleet, undefined);
  const extraMovesShare = Math.max(
    await extraMoves(fleet, lock, -1),
    await extraMoves(fleet, lock, 1),
  );
  return { extraMovesShare, driftShare: await driftOf(fleet, { lock, seed, rounds }) };
}

/** Moves beyond the forced ones after every pool has a hundredth of its nodes fewer or more. */
async function extraMoves(
  fleet: LinkedEnvironment,
  lock: string,
  direction: 1 | -1,
): Promise<number> {
  const resized = withNodes(fleet, direction);
  const { placed } = await placeFleetWith(resized, lock);
  if (placed === undefined) throw new Error('the resized fleet has no place');
  const forced = direction < 0 ? await standingOn(fleet, lock, resized) : 0;
  return Math.max(0, placed.moves - forced) / instancesOf(fleet);
}

function withNodes(fleet: LinkedEnvironment, direction: 1 | -1): LinkedEnvironment {
  const clusters = fleet.clusters.map((cluster) => {
    const { definition } = cluster;
    const pools = definition.spec.pools.map((pool) => {
      return { ...pool, count: pool.count + direction * Math.round(pool.count * changed) };
    });
    return { ...cluster, definition: { ...definition, spec: { ...definition.spec, pools } } };
  });
  return { ...fleet, clusters };
}

/** Instances on the nodes that a smaller fleet no longer has. */
async function standingOn(
  fleet: LinkedEnvironment,
  lock: string,
  smaller: LinkedEnvironment,
): Promise<number> {
  const { value } = await settleEstate(programOf(fleet, lock), {});
  const [trial] = value?.trials.values() ?? [];
  const left = new Map(
    smaller.clusters.flatMap(({ definition }) =>
      definition.spec.pools.map(({ name, count }) => [name, count]),
    ),
  );
  let standing = 0;
  for (const [{ name }, nodes] of trial?.packing.nodes ?? []) {
    const gone = nodes.slice(left.get(name) ?? 0);
    for (const { pods } of gone) for (const one of pods) standing += one.pods;
  }
  return standing;
}

/** Each round, a hundredth of the instances go, and as many come to other agents. */
async function driftOf(
  start: LinkedEnvironment,
  churn: { readonly lock: string; readonly seed: number; readonly rounds: number },
): Promise<number> {
  const next = warmedNumbers(churn.seed);
  let { lock } = churn;
  let fleet = start;
  let cost = NaN;
  for (let round = 0; round < churn.rounds; round++) {
    fleet = withChurn(fleet, next);
    const { placed, lock: renewed } = await placeFleetWith(fleet, lock);
    if (placed === undefined) throw new Error('the fleet has no place after a round of churn');
    cost = placed.cost.maximum;
    lock = renewed;
  }
  const { placed } = await placeFleetWith(fleet, undefined);
  return cost / (placed?.cost.maximum ?? NaN) - 1;
}

function withChurn(fleet: LinkedEnvironment, next: (below: number) => number): LinkedEnvironment {
  const counts = fleet.agents.map(({ instances }) => instances);
  const takeOne = (): void => {
    const index = next(counts.length);
    const count = counts[index] ?? 0;
    if (count > 1) counts[index] = count - 1;
    else takeOne();
  };
  for (let times = Math.round(instancesOf(fleet) * changed); times > 0; times--) {
    takeOne();
    const index = next(counts.length);
    counts[index] = (counts[index] ?? 0) + 1;
  }
  const agents = fleet.agents.map((agent, index) => {
    const instances = counts[index] ?? 0;
    return { ...agent, instances, minInstances: instances };
  });
  return { ...fleet, agents };
}

function instancesOf({ agents }: LinkedEnvironment): number {
  return agents.reduce((sum, { instances }) => sum + instances, 0);
}
