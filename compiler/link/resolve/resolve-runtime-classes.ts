import type { Definition } from '../../model/definition.ts';
import type { RuntimeClassSpec } from '../../model/environment.ts';
import type { RuntimeClass } from '../../model/runtime-class.ts';
import { at } from '../../source/origin.ts';
import { agentFindings } from './agent-findings.ts';
import { readAmounts } from './read-amounts.ts';
import type { ResolveContext } from './resolve-context.ts';
import { resolveImage } from './resolve-image.ts';

/** What a pooled agent needs of its class. */
export interface RuntimeNeed {
  readonly framework: string;
  readonly image: string;
  readonly lightweight: boolean;
}

/**
 * The environment's runtime classes with images and amounts resolved. Two that serve the same agents are
 * a finding, because nothing would say which of them an agent runs in; so are two of one name.
 */
export function resolveRuntimeClasses(
  context: ResolveContext,
  environment: Definition<'Environment'>,
): readonly RuntimeClass[] {
  const classes: RuntimeClass[] = [];
  for (const [index, spec] of (environment.spec.runtimeClasses ?? []).entries()) {
    const resolved = resolveClass(context, environment, spec, index);
    if (resolved === undefined) continue;
    const twin = classes.find((one) => one.name === resolved.name || serves(one, resolved));
    if (twin === undefined) {
      classes.push(resolved);
      continue;
    }
    const sameName = twin.name === resolved.name;
    context.report(agentFindings.twinRuntimeClass, {
      place: at(environment, 'spec', 'runtimeClasses', index, 'name'),
      message: sameName
        ? `Runtime class "${resolved.name}" is declared twice.`
        : `Runtime classes "${twin.name}" and "${resolved.name}" serve the same agents.`,
      related: [
        {
          place: at(environment, 'spec', 'runtimeClasses', twin.index, 'name'),
          message: 'The first.',
        },
      ],
      help: sameName
        ? 'Give one of them another name.'
        : 'Keep one of them, or let them differ in framework, image or lightweight.',
    });
  }
  return classes;
}

/** Whether the class is the one that serves a need: framework, image and weight are all equal. */
export function serves(runtimeClass: RuntimeNeed, need: RuntimeNeed): boolean {
  return (
    runtimeClass.framework === need.framework &&
    runtimeClass.image === need.image &&
    runtimeClass.lightweight === need.lightweight
  );
}

function resolveClass(
  context: ResolveContext,
  environment: Definition<'Environment'>,
  spec: RuntimeClassSpec,
  index: number,
): RuntimeClass | undefined {
  const { name, framework, lightweight, slotsPerPod, mixesTrust = false } = spec;
  const path = ['spec', 'runtimeClasses', index];
  const image = resolveImage(context, spec.image, () => at(environment, ...path, 'image'));
  const amounts = readAmounts(context, spec.perSlot, (key) =>
    at(environment, ...path, 'perSlot', key),
  );
  if (image === undefined || amounts === undefined) return undefined;
  const { milliCpu = 0, memory = 0, storage = 0 } = amounts;
  const perSlot = { milliCpu, memory, storage, accelerators: {} };
  return { name, framework, image, lightweight, slotsPerPod, perSlot, mixesTrust, index };
}
