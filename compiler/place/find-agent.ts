import { CannotRunError } from '../diagnostic/cannot-run-error.ts';
import { suggest } from '../diagnostic/suggest.ts';
import type { LinkedEnvironment } from '../model/program.ts';
import { listSome } from './list-some.ts';

/**
 * The id of the agent that a person means by `namespace/name`, or by a name that one agent has. Throws CannotRunError
 * where there is none, or where several have the name, with what was likely meant.
 *
 * @param only - The environment that has to run it, where one was named.
 */
export function findAgent(
  environments: readonly LinkedEnvironment[],
  wanted: string,
  only: string | undefined,
): string {
  const looked = environments.filter(({ name }) => only === undefined || name === only);
  const agents = looked.flatMap((environment) => environment.agents);
  const ids = new Set(agents.map(({ id }) => id));
  if (ids.has(wanted)) return wanted;
  const named = idsNamed(ids, wanted);
  const [first, ...others] = named;
  if (first === undefined) throw unknownAgent({ environments, looked, ids }, wanted, only);
  if (others.length === 0) return first;
  throw new CannotRunError(
    `${named.length} agents are named "${wanted}".`,
    `Write which one: ${listSome(named)}.`,
  );
}

/** Ids of agents by their name alone, sorted. */
function idsNamed(ids: Iterable<string>, name: string): readonly string[] {
  return [...ids].filter((id) => nameOf(id) === name).sort();
}

function nameOf(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}

interface Search {
  readonly environments: readonly LinkedEnvironment[];
  /** Those that may run the agent. */
  readonly looked: readonly LinkedEnvironment[];
  /** Of their agents. */
  readonly ids: ReadonlySet<string>;
}

function unknownAgent(search: Search, wanted: string, only: string | undefined): CannotRunError {
  const message =
    only === undefined
      ? `No environment runs an agent "${wanted}".`
      : `Environment "${only}" runs no agent "${wanted}".`;
  const meant =
    whereElse(search.environments, wanted) ??
    whichOfFleet(search.looked, wanted) ??
    whatIsNear(search.ids, wanted) ??
    'Write namespace/name.';
  return new CannotRunError(message, meant);
}

/** The environments that do run the agent, where another one was named. */
function whereElse(environments: readonly LinkedEnvironment[], wanted: string): string | undefined {
  const running = environments.filter(({ agents }) =>
    agents.some(({ id, name }) => id === wanted || name === wanted),
  );
  if (running.length === 0) return undefined;
  return `It runs in ${listSome(running.map(({ name }) => name))}.`;
}

/** The agents of a fleet, where that was named instead of one of them. */
function whichOfFleet(
  environments: readonly LinkedEnvironment[],
  wanted: string,
): string | undefined {
  const ids = new Set<string>();
  for (const { agents } of environments) {
    for (const { id, fleet, namespace } of agents) {
      if (fleet !== undefined && (fleet === wanted || `${namespace}/${fleet}` === wanted))
        ids.add(id);
    }
  }
  return ids.size === 0
    ? undefined
    : `It is a fleet. Name one of its agents: ${listSome([...ids].sort())}.`;
}

/** What is spelled alike, has the same name in another namespace, or a name that holds what was written. */
function whatIsNear(ids: ReadonlySet<string>, wanted: string): string | undefined {
  const name = nameOf(wanted);
  const near = suggest(wanted, ids) ?? suggest(name, new Set([...ids].map(nameOf)));
  const meant = near === undefined ? [] : ids.has(near) ? [near] : idsNamed(ids, near);
  const [only, ...others] = meant;
  if (only !== undefined && others.length === 0) return `Did you mean "${only}"?`;
  if (only !== undefined) return `Did you mean one of ${listSome(meant)}?`;
  const holding = name === '' ? [] : [...ids].filter((id) => nameOf(id).includes(name)).sort();
  return holding.length === 0 ? undefined : `Did you mean one of ${listSome(holding)}?`;
}
