import type { Architecture, NodeClass } from '../../model/agent.ts';
import type { Definition } from '../../model/definition.ts';
import type { PlacementConstraints } from '../../model/resolved-agent.ts';
import { at } from '../../source/origin.ts';
import { agentFindings } from './agent-findings.ts';
import type { ResolveContext } from './resolve-context.ts';

/**
 * Where an agent may stand. Unless it says otherwise it runs on every architecture and on every class of node
 * that its weight allows: a pi takes only agents that are marked lightweight, so naming the class without
 * the mark is a finding.
 */
export function resolveConstraints(
  context: ResolveContext,
  agent: Definition<'Agent'>,
): PlacementConstraints | undefined {
  const { placement } = agent.spec;
  if (placement === undefined) return unconstrained;
  const {
    classes,
    architectures,
    lightweight = false,
    toleratesSpot = false,
    nodeSelector = {},
  } = placement;
  if (!lightweight && classes?.includes('pi') === true) {
    context.report(agentFindings.piWithoutLightweight, {
      place: at(agent, 'spec', 'placement', 'classes', classes.indexOf('pi')),
      message: 'Class "pi" takes only agents that are marked lightweight.',
      help: 'Write `lightweight: true` beside the classes, or leave "pi" out.',
    });
    return undefined;
  }
  return {
    classes:
      classes === undefined
        ? classesFor(lightweight)
        : allClasses.filter((one) => classes.includes(one)),
    architectures:
      architectures === undefined
        ? allArchitectures
        : allArchitectures.filter((one) => architectures.includes(one)),
    lightweight,
    toleratesSpot,
    nodeSelector,
    ...(placement.spread !== undefined && hasOwnPods(agent) && { spread: placement.spread }),
  };
}

/** Pods of a shared runtime, and those that Knative starts, are spread by nobody. */
function hasOwnPods({ spec: { hosting } }: Definition<'Agent'>): boolean {
  return hosting?.dedicated !== undefined || hosting?.scheduled !== undefined;
}

const allClasses: readonly NodeClass[] = ['accelerator', 'x86', 'pi'];
const heavyClasses: readonly NodeClass[] = ['accelerator', 'x86'];
const allArchitectures: readonly Architecture[] = ['amd64', 'arm64'];

function classesFor(lightweight: boolean): readonly NodeClass[] {
  return lightweight ? allClasses : heavyClasses;
}

const unconstrained: PlacementConstraints = {
  classes: heavyClasses,
  architectures: allArchitectures,
  lightweight: false,
  toleratesSpot: false,
  nodeSelector: {},
};
