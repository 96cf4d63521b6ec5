import type { ResourceSpec } from '../../model/agent.ts';
import type { Definition } from '../../model/definition.ts';
import type { ResolvedHosting } from '../../model/resolved-agent.ts';
import type { Resources } from '../../model/resources.ts';
import { at } from '../../source/origin.ts';
import { readAmounts } from './read-amounts.ts';
import type { ResolveContext } from './resolve-context.ts';

/**
 * What one instance takes of a node. A pooled agent takes what its runtime class has for a slot, or what it
 * states in place of that, times the slots that it weighs; every other agent takes what it states.
 */
export function resolveDemand(
  context: ResolveContext,
  agent: Definition<'Agent'>,
  hosting: ResolvedHosting,
): Resources | undefined {
  const { resources = {} } = agent.spec;
  const amounts = readAmounts(context, resources, (key) => at(agent, 'spec', 'resources', key));
  if (amounts === undefined) return undefined;
  const base = hosting.mode === 'pooled' ? hosting.runtimeClass.perSlot : nothing;
  const weight = hosting.mode === 'pooled' ? hosting.weight : 1;
  const milliCpu = (amounts.milliCpu ?? base.milliCpu) * weight;
  return {
    // A slot may be worth less than a millicore; a pod of its own asks for whole ones.
    milliCpu: hosting.mode === 'pooled' ? milliCpu : Math.ceil(milliCpu),
    memory: (amounts.memory ?? base.memory) * weight,
    storage: (amounts.storage ?? base.storage) * weight,
    accelerators: acceleratorsOf(resources),
  };
}

const nothing = { milliCpu: 0, memory: 0, storage: 0 };
const noAccelerators: Readonly<Record<string, number>> = {};

function acceleratorsOf({ accelerator }: ResourceSpec): Readonly<Record<string, number>> {
  return accelerator === undefined ? noAccelerators : { [accelerator.resource]: accelerator.count };
}
