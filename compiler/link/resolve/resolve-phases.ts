import type { Definition } from '../../model/definition.ts';
import type { ResolvedAgent } from '../../model/resolved-agent.ts';
import { at } from '../../source/origin.ts';
import type { ResolveContext } from './resolve-context.ts';
import { selectionFindings } from './selection-findings.ts';

/**
 * How many instances run after each rollout phase: what the environment declares, or one phase with all.
 * The last declared one must be the whole environment; this is not judged where agents are missing for another
 * reason (`whole` is false), because then the total says nothing.
 */
export function resolvePhases(
  context: ResolveContext,
  environment: Definition<'Environment'>,
  agents: readonly ResolvedAgent[],
  whole: boolean,
): readonly number[] {
  const total = agents.reduce((sum, agent) => sum + agent.instances, 0);
  const { phases = [] } = environment.spec;
  if (phases.length === 0) return [total];
  for (const [index, phase] of phases.entries()) {
    const before = phases[index - 1] ?? 0;
    if (Number.isSafeInteger(phase) && phase > before) continue;
    context.report(selectionFindings.unorderedPhases, {
      place: at(environment, 'spec', 'phases', index),
      message: `Phase ${index + 1} runs ${phase} agents, which is not more than the ${before} before it.`,
      help: 'Phases are whole numbers that grow; the last is the whole environment.',
    });
    return phases;
  }
  const last = phases.at(-1);
  if (whole && last !== total) {
    context.report(selectionFindings.wrongLastPhase, {
      place: at(environment, 'spec', 'phases', phases.length - 1),
      message: `The last phase runs ${last ?? 0} agents, but environment "${environment.metadata.name}" has ${total}.`,
      help: `Write ${total}, or change what the environment selects.`,
    });
  }
  return phases;
}
