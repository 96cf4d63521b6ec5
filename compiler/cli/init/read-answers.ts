import type { CommandOptions } from '../command.ts';
import { defaultNodes, frameworks, hostings, strategies, tiers } from './init-options.ts';
import { requireName } from './require-name.ts';
import { requireNodeCount } from './require-node-count.ts';
import type { ScaffoldAnswers } from './scaffold.ts';

/**
 * The answers that flags give, with what is taken for those that are missing.
 *
 * @throws CannotRunError where one is no answer.
 */
export function readAnswers(name: string, options: CommandOptions): ScaffoldAnswers {
  const { namespace } = options;
  return {
    name: requireName(name),
    namespace: namespace === undefined ? undefined : requireName(namespace),
    description: options.description,
    owners: options.owner ?? [],
    framework: options.framework ?? frameworks[0],
    image: options.image,
    tier: options.tier ?? tiers[0],
    hosting: options.hosting ?? hostings[0],
    inputs: options.input ?? [],
    outputs: options.output ?? [],
    strategy: options.strategy ?? strategies[0],
    lead: options.lead,
    agents: options.agent ?? [],
    fleets: options.fleet ?? [],
    teams: options.team ?? [],
    workflows: options.workflow ?? [],
    members: (options.member ?? []).map(requireName),
    clusters: options.cluster ?? [],
    nodes: requireNodeCount(options.nodes ?? defaultNodes),
    repository: options.repository,
  };
}
