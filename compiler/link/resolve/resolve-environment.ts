import type { Definition } from '../../model/definition.ts';
import type { EnvironmentCluster, LinkedEnvironment } from '../../model/program.ts';
import type { ResolvedAgent } from '../../model/resolved-agent.ts';
import { at } from '../../source/origin.ts';
import { hostedModels } from '../hosted-models.ts';
import { identityOf } from '../symbols.ts';
import { mergeOverlays } from './merge-overlays.ts';
import { modelsByTier } from './models-by-tier.ts';
import { resolveAgent } from './resolve-agent.ts';
import { checkPolicySets } from './check-policy-sets.ts';
import type { ResolveContext } from './resolve-context.ts';
import { resolvePhases } from './resolve-phases.ts';
import { resolveRuntimeClasses } from './resolve-runtime-classes.ts';
import { applyScaling } from './apply-scaling.ts';
import { resolveReference } from './resolve-reference.ts';
import { selectDefinitions } from './select-definitions.ts';
import type { SelectedDefinitions } from './select-definitions.ts';
import type { SelectedAgent } from './selected-agent.ts';
import { selectionFindings } from './selection-findings.ts';

/** An environment, and what it selected before anything was merged or left out. */
export interface ResolvedEnvironment {
  readonly environment: LinkedEnvironment;
  readonly selected: SelectedDefinitions;
}

/**
 * Finds everything that an environment names and resolves its agents: defaults of their namespaces filled in,
 * overlays merged over them, scaling divided. Agents that lack something are reported and left out.
 */
export function resolveEnvironment(
  context: ResolveContext,
  definition: Definition<'Environment'>,
): ResolvedEnvironment {
  const { spec, metadata } = definition;
  const clusters = resolveClusters(context, definition);
  checkPolicySets(context, definition);
  const runtimeClasses = resolveRuntimeClasses(context, definition);
  const selected = selectDefinitions(context, definition);
  const merged = mergeOverlays(context, definition, selectedAgents(context, selected));
  const sized = applyScaling(context, definition, merged);
  const agents: ResolvedAgent[] = [];
  const models = modelsByTier(
    context.definitions.Model,
    hostedModels(context.symbols, definition).models,
  );
  for (const agent of sized) {
    const resolved = resolveAgent(context, { definition, runtimeClasses, models }, agent);
    if (resolved !== undefined && resolved.instances > 0) agents.push(resolved);
  }
  const whole = selected.complete && agents.length === sized.filter(runs).length;
  return {
    selected,
    environment: {
      name: metadata.name,
      definition,
      clusters,
      agents,
      workflows: sortByIdentity(selected.workflows),
      teams: sortByIdentity(selected.teams),
      runtimeClasses,
      policySets: spec.policySets,
      namespacePrefix: spec.namespacePrefix ?? '',
      phases: resolvePhases(context, definition, agents, whole),
    },
  };
}

function runs(agent: SelectedAgent): boolean {
  return agent.instances !== 0;
}

function resolveClusters(
  context: ResolveContext,
  environment: Definition<'Environment'>,
): EnvironmentCluster[] {
  const byName = new Map<string, EnvironmentCluster>();
  const firstIndex = new Map<string, number>();
  for (const [index, { name: text, shards }] of environment.spec.clusters.entries()) {
    const path = ['spec', 'clusters', index, 'name'];
    const found = resolveReference(context, environment, { kind: 'Cluster', text, path });
    if (found === undefined) continue;
    const first = firstIndex.get(found.name);
    if (first !== undefined) {
      context.report(selectionFindings.repeatedCluster, {
        place: at(environment, ...path),
        message: `Environment "${environment.metadata.name}" lists cluster "${found.name}" twice.`,
        related: [
          {
            place: at(environment, 'spec', 'clusters', first, 'name'),
            message: 'First listed here.',
          },
        ],
        help: 'Remove one of the two entries.',
      });
      continue;
    }
    firstIndex.set(found.name, index);
    const { definition, name } = found;
    byName.set(name, { definition, name, shards: shards ?? definition.spec.shards ?? 1 });
  }
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The selected agents with the defaults of their namespaces, in order of identity. */
function selectedAgents(context: ResolveContext, selected: SelectedDefinitions): SelectedAgent[] {
  const agents: SelectedAgent[] = [];
  for (const symbol of selected.agents) {
    const size = selected.sizes.get(symbol);
    const id = identityOf(symbol);
    if (symbol.memberIndex === undefined) {
      const definition = context.defaulted(symbol.definition);
      agents.push({ id, symbol, definition, fleet: undefined, instances: size?.instances, size });
      continue;
    }
    const member = context.membersOf(symbol.definition)[symbol.memberIndex];
    if (member === undefined) continue;
    const definition = context.defaulted(member);
    const instances = size?.instances ?? symbol.member.count;
    agents.push({ id, symbol, definition, fleet: symbol.definition, instances, size });
  }
  return agents.sort((a, b) => (a.id < b.id ? -1 : 1));
}

function sortByIdentity<D extends Definition>(definitions: ReadonlySet<D>): D[] {
  const keyed = [...definitions].map((definition) => ({
    definition,
    id: `${definition.metadata.namespace ?? ''}/${definition.metadata.name}`,
  }));
  return keyed.sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ definition }) => definition);
}
