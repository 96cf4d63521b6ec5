import type { ResolvedAgent, ResolvedHosting } from '../../model/resolved-agent.ts';
import { at, originKey } from '../../source/origin.ts';
import type { NodePlace } from '../../source/place.ts';
import { contradictingHosting } from '../rules/contradicting-hosting.ts';
import { agentFindings } from './agent-findings.ts';
import type { ResolveContext } from './resolve-context.ts';
import type { SelectedAgent } from './selected-agent.ts';

/** Instances at the most and, where the agent scales, at the least. */
export type Instances = Pick<ResolvedAgent, 'instances' | 'minInstances'>;

/**
 * How many instances of an agent run: what the environment's size or the fleet's count asks for, else what the
 * hosting states. An agent that scales by itself takes neither, so that stating both is a finding.
 */
export function resolveInstances(
  context: ResolveContext,
  selected: SelectedAgent,
  hosting: ResolvedHosting,
): Instances | undefined {
  const range = scalingRange(hosting);
  if (range === undefined) return fixed(context, selected);
  if (range.minInstances > range.instances) {
    refuseBounds(context, selected, hosting.mode);
    return undefined;
  }
  const { size, instances } = selected;
  // A fleet member that counts one is a variant, and leaves the number to its hosting.
  if (size === undefined && (instances === undefined || instances === 1)) return range;
  const text =
    hosting.mode === 'scheduled'
      ? 'runs once at a time'
      : `scales between ${range.minInstances} and ${range.instances} instances`;
  context.report(agentFindings.contradictingCount, {
    place: placeOfCount(selected),
    message: `Agent "${selected.id}" is given ${instances ?? 0} instances, but it ${text}.`,
    related: [
      { place: at(selected.definition, 'spec', 'hosting'), message: 'Its hosting is here.' },
    ],
    help: 'Remove the number, or change the hosting.',
  });
  return undefined;
}

function scalingRange(hosting: ResolvedHosting): Instances | undefined {
  switch (hosting.mode) {
    case 'pooled':
      return undefined;
    case 'dedicated':
      if (hosting.autoscaling === undefined) return undefined;
      return { instances: hosting.autoscaling.max, minInstances: hosting.autoscaling.min };
    case 'serverless':
      return { instances: hosting.maxScale, minInstances: hosting.minScale };
    case 'scheduled':
      return { instances: 1, minInstances: 1 };
  }
}

/**
 * Bounds that came together from two places, such as a default and an overlay. Where one author wrote both,
 * the link rule of the same code says so.
 */
function refuseBounds(
  context: ResolveContext,
  { id, definition }: SelectedAgent,
  mode: ResolvedHosting['mode'],
): void {
  const path = mode === 'dedicated' ? ['dedicated', 'autoscaling'] : ['serverless'];
  const [lowest, highest] = mode === 'dedicated' ? ['min', 'max'] : ['minScale', 'maxScale'];
  const low = at(definition, 'spec', 'hosting', ...path, lowest);
  const high = at(definition, 'spec', 'hosting', ...path, highest);
  if (isBeside(low, high)) return;
  context.report(contradictingHosting, {
    place: low,
    message: `Agent "${id}" scales between bounds that contradict: "${lowest}" is above "${highest}".`,
    related: [{ place: high, message: 'The other bound is here.' }],
    help: `Lower "${lowest}" or raise "${highest}".`,
  });
}

function isBeside(one: NodePlace, other: NodePlace): boolean {
  const parent = ({ path }: NodePlace): string => originKey(path.slice(0, -1));
  return one.document === other.document && parent(one) === parent(other);
}

function fixed(context: ResolveContext, selected: SelectedAgent): Instances | undefined {
  const { hosting } = selected.definition.spec;
  const replicas = hosting?.pooled?.replicas ?? hosting?.dedicated?.replicas;
  const { instances, size } = selected;
  if (
    selected.fleet !== undefined &&
    size === undefined &&
    replicas !== undefined &&
    replicas !== instances
  ) {
    const mode = hosting?.pooled === undefined ? 'dedicated' : 'pooled';
    context.report(agentFindings.contradictingCount, {
      place: placeOfCount(selected),
      message: `Agent "${selected.id}" is given ${instances ?? 0} instances, but its hosting states ${replicas} replicas.`,
      related: [
        {
          place: at(selected.definition, 'spec', 'hosting', mode, 'replicas'),
          message: 'They are stated here.',
        },
      ],
      help: 'Members of a fleet say their number by `count`: remove the replicas.',
    });
    return undefined;
  }
  const count = instances ?? replicas ?? 1;
  return { instances: count, minInstances: count };
}

function placeOfCount({ size, symbol, definition }: SelectedAgent) {
  if (size !== undefined) return size.place;
  if (symbol.memberIndex === undefined) return at(definition, 'metadata', 'name');
  return at(symbol.definition, 'spec', 'members', symbol.memberIndex, 'count');
}
