import type { Definition } from '../../model/definition.ts';
import type { Overlay } from '../../model/environment.ts';
import { at } from '../../source/origin.ts';
import { withOverlay } from './derive-agent.ts';
import type { ResolveContext } from './resolve-context.ts';
import { select } from './select-definitions.ts';
import type { SelectedAgent } from './selected-agent.ts';
import { selectionFindings } from './selection-findings.ts';

/**
 * The agents with the environment's overlays merged over them, in the order in which the overlays are listed.
 * An overlay that meets no agent of the environment, or changes none, is a finding.
 */
export function mergeOverlays(
  context: ResolveContext,
  environment: Definition<'Environment'>,
  agents: readonly SelectedAgent[],
): readonly SelectedAgent[] {
  const { overlays = [] } = environment.spec;
  if (overlays.length === 0) return agents;
  const merged = [...agents];
  const indexOf = new Map(agents.map((agent, index) => [agent.symbol, index]));
  for (const [index, overlay] of overlays.entries()) {
    const path = ['spec', 'overlays', index];
    const choice = select(context, environment, overlay.select, [...path, 'select']);
    if (choice === undefined) continue;
    const targets = [...choice.agents].flatMap((symbol) => indexOf.get(symbol) ?? []);
    if (targets.length === 0) {
      context.report(selectionFindings.idleOverlay, {
        place: at(environment, ...path, 'select'),
        message: `The overlay selects no agent of environment "${environment.metadata.name}".`,
        help: 'Select the agents in the definitions of the environment too, or remove the overlay.',
      });
    } else if (!applyOverlay(environment, overlay, index, { merged, targets })) {
      context.report(selectionFindings.idleOverlay, {
        place: at(environment, ...path, 'spec'),
        message: 'The overlay changes nothing: every agent that it selects already says the same.',
        help: 'Remove the overlay.',
      });
    }
  }
  return merged;
}

interface Targets {
  readonly merged: SelectedAgent[];
  readonly targets: readonly number[];
}

/** Merges one overlay over its targets; false where that changed none of them. */
function applyOverlay(
  environment: Definition<'Environment'>,
  overlay: Overlay,
  index: number,
  { merged, targets }: Targets,
): boolean {
  let changed = false;
  for (const target of targets) {
    const agent = merged[target];
    if (agent === undefined) continue;
    const definition = withOverlay(agent.definition, overlay.spec, (path) =>
      at(environment, 'spec', 'overlays', index, 'spec', ...path),
    );
    if (definition === agent.definition) continue;
    merged[target] = { ...agent, definition };
    changed = true;
  }
  return changed;
}
