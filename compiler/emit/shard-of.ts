import { digestOf } from './digest-of.ts';

/**
 * The shard of an identity: a stable hash, so that adding an agent moves no other.
 * `shards` is declared and changes only when a person says so.
 */
export function shardOf(identity: string, shards: number): number {
  return parseInt(digestOf(identity).slice(0, 8), 16) % shards;
}

/**
 * The rollout phase of an agent that runs by itself, from 1: a stable draw in proportion to the declared
 * phases. Counting agents in order would be exact, but would move agents from Application to
 * Application, which prunes and recreates them, whenever one is added before them.
 * Other digits of the hash are used than for the shard, so that the two are independent.
 */
export function phaseOf(identity: string, phases: readonly number[]): number {
  const total = phases.at(-1) ?? 0;
  const draw = (parseInt(digestOf(identity).slice(8, 16), 16) / 2 ** 32) * total;
  const index = phases.findIndex((bound) => draw < bound);
  return index < 0 ? Math.max(1, phases.length) : index + 1;
}
