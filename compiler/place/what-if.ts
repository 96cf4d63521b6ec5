import { CannotRunError } from '../diagnostic/cannot-run-error.ts';
import { suggest } from '../diagnostic/suggest.ts';
import type { NodePool } from '../model/cluster.ts';
import type { LinkedEnvironment, LinkedProgram } from '../model/program.ts';
import type { ResolvedAgent } from '../model/resolved-agent.ts';
import { listSome } from './list-some.ts';

/**
 * The program as it would be after a change in words: `remove node primary`, `add pi 3`, `scale research +20%`.
 * What is not one of these, or names nothing that there is, cannot be run.
 *
 * @param only - The environment that is looked at, where it is one: what is named must be there.
 */
export function supposeChange(program: LinkedProgram, text: string, only?: string): LinkedProgram {
  const words = text.trim().split(/\s+/);
  const change = parseNodes(words) ?? parseScale(words);
  if (change === undefined) throw new CannotRunError(`"${text}" is not a change.`, forms);
  const looked = program.environments.filter(({ name }) => only === undefined || name === only);
  const known = looked.flatMap((one) => namesOf(one, change));
  if (!known.includes(change.name)) throw unknownName(change, looked, only);
  return {
    ...program,
    environments: program.environments.map((one) =>
      change.what === 'nodes' ? withNodes(one, change) : withScale(one, change),
    ),
  };
}

const forms =
  'Write "remove node <pool>", "add <pool> <count>", "remove <pool> <count>" or "scale <agent, fleet or namespace> +20%".';

interface NodeChange {
  readonly what: 'nodes';
  /** Of a pool. */
  readonly name: string;
  /** Nodes that come, or go where negative. */
  readonly nodes: number;
}

interface ScaleChange {
  readonly what: 'scale';
  /** Of an agent, a fleet or a namespace. */
  readonly name: string;
  readonly percent: number;
}

function parseNodes(words: readonly string[]): NodeChange | undefined {
  const [verb, ...rest] = words;
  if (verb !== 'add' && verb !== 'remove') return undefined;
  const [first, second, ...more] = rest.filter((word) => !/^nodes?$/.test(word));
  if (first === undefined || more.length > 0) return undefined;
  const count = second ?? '1';
  if (!/^[1-9]\d{0,4}$/.test(count)) return undefined;
  return { what: 'nodes', name: first, nodes: verb === 'add' ? Number(count) : -Number(count) };
}

function parseScale([verb, name, amount, ...more]: readonly string[]): ScaleChange | undefined {
  const [, sign, percent] = /^([+-])(\d{1,4})%$/.exec(amount ?? '') ?? [];
  if (verb !== 'scale' || name === undefined || percent === undefined || more.length > 0) {
    return undefined;
  }
  return { what: 'scale', name, percent: (sign === '-' ? -1 : 1) * Number(percent) };
}

function namesOf(environment: LinkedEnvironment, change: NodeChange | ScaleChange): string[] {
  if (change.what === 'scale') return environment.agents.flatMap(scaleNames);
  return environment.clusters.flatMap(({ name: cluster, definition }) =>
    definition.spec.pools.flatMap((pool) => [
      ...poolNames(cluster, pool),
      ...(change.nodes === -1 ? nodeNames(pool) : []),
    ]),
  );
}

function poolNames(cluster: string, { name }: NodePool): readonly string[] {
  return [name, `${cluster}/${name}`];
}

/** Nodes of a pool are alike: which one is lost makes no difference. */
function nodeNames({ name, count }: NodePool): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${name}-${index + 1}`);
}

function scaleNames({ id, name, namespace, fleet }: ResolvedAgent): readonly string[] {
  return [id, name, namespace, ...(fleet === undefined ? [] : [fleet])];
}

function unknownName(
  change: NodeChange | ScaleChange,
  looked: readonly LinkedEnvironment[],
  only: string | undefined,
): CannotRunError {
  const kind = change.what === 'nodes' ? 'pool' : 'agent, fleet or namespace';
  return new CannotRunError(
    `There is no ${kind} "${change.name}"${only === undefined ? '' : ` in environment "${only}"`}.`,
    whatIsNear(change, looked) ?? listNames(looked, change),
  );
}

/** What is spelled alike, or else the names that hold what was written. */
function whatIsNear(
  change: NodeChange | ScaleChange,
  looked: readonly LinkedEnvironment[],
): string | undefined {
  const names = new Set(looked.flatMap((one) => namesOf(one, change)));
  const near = suggest(change.name, names);
  if (near !== undefined) return `Did you mean "${near}"?`;
  const holding = [...names].filter((name) => name.includes(change.name)).sort();
  const [only, ...others] = holding;
  if (only === undefined) return undefined;
  return `Did you mean ${others.length === 0 ? `"${only}"` : `one of ${listSome(holding)}`}?`;
}

/** Where no name is near: pools are few, and of agents it is their namespaces that are. */
function listNames(
  environments: readonly LinkedEnvironment[],
  { what }: NodeChange | ScaleChange,
): string {
  const names = environments.flatMap(({ agents, clusters }) =>
    what === 'nodes'
      ? clusters.flatMap(({ definition }) => definition.spec.pools.map(({ name }) => name))
      : agents.map(({ namespace }) => namespace),
  );
  const sorted = [...new Set(names)].sort();
  if (sorted.length === 0) return forms;
  return `The ${what === 'nodes' ? 'pools' : 'namespaces'} are ${listSome(sorted)}.`;
}

function withNodes(environment: LinkedEnvironment, change: NodeChange): LinkedEnvironment {
  return {
    ...environment,
    clusters: environment.clusters.map((cluster) => {
      const { definition } = cluster;
      const pools = definition.spec.pools.map((pool) => {
        const named = [...poolNames(cluster.name, pool), ...nodeNames(pool)];
        if (!named.includes(change.name)) return pool;
        return { ...pool, count: Math.max(0, pool.count + change.nodes) };
      });
      return { ...cluster, definition: { ...definition, spec: { ...definition.spec, pools } } };
    }),
  };
}

function withScale(environment: LinkedEnvironment, change: ScaleChange): LinkedEnvironment {
  const scale = (count: number): number =>
    Math.max(0, Math.round((count * (100 + change.percent)) / 100));
  const agents = environment.agents.map((agent) =>
    scaleNames(agent).includes(change.name)
      ? { ...agent, instances: scale(agent.instances), minInstances: scale(agent.minInstances) }
      : agent,
  );
  const total = agents.reduce((sum, { instances }) => sum + instances, 0);
  const phases = [...environment.phases.slice(0, -1).filter((end) => end < total), total];
  return { ...environment, agents, phases };
}
