import type { AgentSpec, Autoscaling } from '../../model/agent.ts';
import type { Definition } from '../../model/definition.ts';
import { divideByLargestRemainder } from '../../model/largest-remainder.ts';
import type { ScalingSpec } from '../../model/scaling.ts';
import { at } from '../../source/origin.ts';
import type { NodePlace, Path } from '../../source/place.ts';
import { withFallback } from './derive-agent.ts';
import type { ResolveContext } from './resolve-context.ts';
import { resolveReference } from './resolve-reference.ts';
import type { SelectedAgent } from './selected-agent.ts';
import { selectionFindings } from './selection-findings.ts';

/**
 * The agents with the environment's scaling object applied. It covers the dedicated agents that state neither
 * replicas nor autoscaling: its bounds and steps are for their total and divided among them by largest
 * remainder, in order of identity; its thresholds hold for each. Its timeout and retries are for the covered
 * agents that state none.
 */
export function applyScaling(
  context: ResolveContext,
  environment: Definition<'Environment'>,
  agents: readonly SelectedAgent[],
): readonly SelectedAgent[] {
  const scaling = findScaling(context, environment);
  if (scaling === undefined) return agents;
  const covered = agents.filter(isCovered);
  if (covered.length === 0) {
    context.report(selectionFindings.idleScaling, {
      place: at(environment, 'spec', 'scaling'),
      message: `The scaling of environment "${environment.metadata.name}" covers no agent.`,
      help: 'It covers dedicated agents without replicas and autoscaling of their own; remove it where there are none.',
    });
    return agents;
  }
  if (!checkBounds(context, environment, scaling, covered.length)) return agents;
  const shares = divideScaling(scaling.spec, covered.length);
  const shareOf = new Map(covered.map((agent, index) => [agent, shares[index]]));
  return agents.map((agent) => {
    const autoscaling = shareOf.get(agent);
    if (autoscaling === undefined) return agent;
    const fallback = fallbackSpec(scaling.spec, autoscaling);
    const definition = withFallback(agent.definition, fallback, (path) =>
      scaling.placeOf(fieldOf(path)),
    );
    return { ...agent, definition };
  });
}

interface FoundScaling {
  readonly spec: ScalingSpec;
  readonly placeOf: (path: Path) => NodePlace;
}

function findScaling(
  context: ResolveContext,
  environment: Definition<'Environment'>,
): FoundScaling | undefined {
  const { scaling } = environment.spec;
  if (scaling === undefined) return undefined;
  if (!('name' in scaling)) {
    return { spec: scaling, placeOf: (path) => at(environment, 'spec', 'scaling', ...path) };
  }
  const path = ['spec', 'scaling', 'name'];
  const found = resolveReference(context, environment, {
    kind: 'Scaling',
    text: scaling.name,
    path,
  });
  if (found === undefined) return undefined;
  const { definition } = found;
  return { spec: definition.spec, placeOf: (rest) => at(definition, 'spec', ...rest) };
}

function isCovered({ definition, instances }: SelectedAgent): boolean {
  const dedicated = definition.spec.hosting?.dedicated;
  if (dedicated === undefined || instances !== undefined) return false;
  return dedicated.replicas === undefined && dedicated.autoscaling === undefined;
}

function checkBounds(
  context: ResolveContext,
  environment: Definition<'Environment'>,
  { spec, placeOf }: FoundScaling,
  covered: number,
): boolean {
  const related = [
    { place: at(environment, 'spec', 'scaling'), message: `It covers ${covered} agents here.` },
  ];
  if (spec.minAgents > spec.maxAgents) {
    context.report(selectionFindings.smallScaling, {
      place: placeOf(['minAgents']),
      message: `The least number of agents, ${spec.minAgents}, is above the greatest, ${spec.maxAgents}.`,
      help: 'Let minAgents be at most maxAgents.',
    });
    return false;
  }
  const short = (['minAgents', 'maxAgents'] as const).find((key) => spec[key] < covered);
  if (short === undefined) return true;
  context.report(selectionFindings.smallScaling, {
    place: placeOf([short]),
    message: `The scaling allows ${spec[short]} agents, but ${covered} need one instance each.`,
    related,
    help: `Let ${short} be at least ${covered}, or cover fewer agents.`,
  });
  return false;
}

/** One autoscaling for each of `count` agents; bounds and steps sum to those of the scaling object. */
export function divideScaling(spec: ScalingSpec, count: number): Autoscaling[] {
  const even = Array.from({ length: count }, () => 1);
  const minimum = divideByLargestRemainder(spec.minAgents, even);
  const maximum = divideByLargestRemainder(spec.maxAgents, even);
  const up = divideStep(spec.scaleUpStep, even);
  const down = divideStep(spec.scaleDownStep, even);
  return even.map((_, index) => ({
    min: minimum[index] ?? 1,
    max: maximum[index] ?? 1,
    ...optional('scaleUpThreshold', spec.scaleUpThreshold),
    ...optional('scaleDownThreshold', spec.scaleDownThreshold),
    ...optional('scaleUpStep', up?.[index]),
    ...optional('scaleDownStep', down?.[index]),
  }));
}

/** A step of 0 would never move, so that where there are more agents than steps each takes one. */
function divideStep(step: number | undefined, even: readonly number[]): number[] | undefined {
  if (step === undefined) return undefined;
  return divideByLargestRemainder(step, even).map((part) => Math.max(1, part));
}

function optional<K extends string>(key: K, value: number | undefined): Partial<Record<K, number>> {
  const entry: Partial<Record<string, number>> = value === undefined ? {} : { [key]: value };
  return entry;
}

function fallbackSpec(
  { timeout, retryAttempts }: ScalingSpec,
  autoscaling: Autoscaling,
): AgentSpec {
  return {
    hosting: { dedicated: { autoscaling } },
    ...(timeout === undefined ? {} : { limits: { timeout: formatMilliseconds(timeout) } }),
    ...(retryAttempts === undefined ? {} : { reliability: { retries: { max: retryAttempts } } }),
  };
}

function formatMilliseconds(milliseconds: number): string {
  return milliseconds % 1000 === 0 ? `${milliseconds / 1000}s` : `${milliseconds}ms`;
}

/** The field of the scaling object behind a path of the spec that it falls back to. */
function fieldOf([field]: Path): Path {
  if (field === 'limits') return ['timeout'];
  return field === 'reliability' ? ['retryAttempts'] : [];
}
