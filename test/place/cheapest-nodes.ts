import type { Highs } from 'highs';
import type { LinkedEnvironment } from '../../compiler/model/program.ts';
import type { ResolvedAgent } from '../../compiler/model/resolved-agent.ts';
import { mayRun, offerOf, poolsOf, type FlatPool } from './verify.ts';

/**
 * The least that nodes cost an hour on which all pods of an environment stand, or undefined where they do not fit: exact,
 * by a mixed integer program with a column for every node, and for the pods of every agent on it. It shares nothing with
 * the placement. Agents have pods of their own, none is spread over zones, and there is one cluster.
 */
export async function cheapestNodes({
  agents,
  ...environment
}: LinkedEnvironment): Promise<number | undefined> {
  const nodes = [...poolsOf({ agents, ...environment }).values()].flatMap((pool) =>
    Array.from({ length: pool.spec.role === 'backup' ? 0 : pool.spec.count }, () => pool),
  );
  solver ??= loadSolver();
  const { Status, ObjectiveValue } = (await solver).solve(programOf(nodes, agents), {
    output_flag: false,
    mip_rel_gap: 0,
  });
  return Status === 'Optimal' ? ObjectiveValue : undefined;
}

let solver: Promise<Highs> | undefined;

async function loadSolver(): Promise<Highs> {
  const load: unknown = (await import('highs')).default;
  if (!isLoader(load)) throw new Error('highs has no loader');
  return load();
}

function isLoader(value: unknown): value is () => Promise<Highs> {
  return typeof value === 'function';
}

/** Column `u<node>` says whether a node is in use, column `x<agent>_<node>` how many pods of an agent it has. */
function programOf(nodes: readonly FlatPool[], agents: readonly ResolvedAgent[]): string {
  const price = nodes.map(({ spec }, node) => `+ ${spec.pricePerHour} u${node}`);
  const bounds = agents.flatMap((agent, a) =>
    nodes.map((pool, node) => ` 0 <= x${a}_${node} <= ${mostOn(agent, pool)}`),
  );
  return [
    'Minimize',
    ` cost: ${price.join(' ') || '0 u0'}`,
    'Subject To',
    ...agents.map(({ instances }, a) => {
      const everywhere = nodes.map((_, node) => `+ x${a}_${node}`);
      return ` all${a}: ${everywhere.join(' ') || '0 u0'} = ${instances}`;
    }),
    ...nodes.flatMap((pool, node) => roomOf(pool, node, agents)),
    'Bounds',
    ...bounds,
    'Binary',
    ...nodes.map((_, node) => ` u${node}`),
    'General',
    ...agents.flatMap((_, a) => nodes.map((_pool, node) => ` x${a}_${node}`)),
    'End',
    '',
  ].join('\n');
}

/** Pods of an agent that one node may have. */
function mostOn({ constraints, instances }: ResolvedAgent, pool: FlatPool): number {
  if (!mayRun(constraints, pool)) return 0;
  return constraints.spread?.by === 'node'
    ? Math.min(instances, constraints.spread.maxSkew)
    : instances;
}

/** What the pods of a node ask for is there if it is in use; in MiB, so that numbers stay small. */
function roomOf(pool: FlatPool, node: number, agents: readonly ResolvedAgent[]): readonly string[] {
  const [milliCpu = 0, memory = 0, storage = 0, pods = 0] = offerOf(pool.spec);
  const offer = [milliCpu, memory / 2 ** 20, storage / 2 ** 20, pods];
  return offer.map((room, d) => {
    const load = agents.map(({ demand }, a) => {
      const each = [demand.milliCpu, demand.memory / 2 ** 20, demand.storage / 2 ** 20, 1][d] ?? 0;
      return `+ ${each} x${a}_${node}`;
    });
    return ` room${node}_${d}: ${load.join(' ')} - ${room} u${node} <= 0`;
  });
}
