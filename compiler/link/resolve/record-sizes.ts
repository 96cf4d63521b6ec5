import type { Definition } from '../../model/definition.ts';
import type { Selection } from '../../model/environment.ts';
import { divideByLargestRemainder } from '../../model/largest-remainder.ts';
import { at } from '../../source/origin.ts';
import type { NodePlace, Path } from '../../source/place.ts';
import { identityOf } from '../symbols.ts';
import type { AgentSymbol } from '../symbols.ts';
import type { Choice } from './choose-definitions.ts';
import type { ResolveContext } from './resolve-context.ts';
import { selectionFindings } from './selection-findings.ts';

/** A number of instances that an environment asks for. */
export interface Size {
  readonly instances: number;
  readonly place: NodePlace;
}

/** A selection of an environment and what it chose. */
export interface SizedSelection {
  readonly selection: Selection;
  readonly path: Path;
  readonly choice: Choice;
}

/** Notes the size of each chosen agent; two selections that state different ones are a finding. */
export function recordSizes(
  context: ResolveContext,
  environment: Definition<'Environment'>,
  { selection, path, choice }: SizedSelection,
  sizes: Map<AgentSymbol, Size>,
): void {
  if (selection.size === undefined) return;
  const place = at(environment, ...path, 'size');
  if (selection.agent === undefined && selection.fleet === undefined) {
    context.report(selectionFindings.misplacedSize, {
      place,
      message: 'A size stands beside a selection that names neither an agent nor a fleet.',
      help: 'Select the agent or the fleet by its name, and give the size there.',
    });
    return;
  }
  const agents = [...choice.agents];
  const parts = divideByLargestRemainder(
    selection.size,
    agents.map((agent) => (selection.fleet === undefined ? 1 : countOf(agent))),
  );
  for (const [index, agent] of agents.entries()) {
    const instances = parts[index] ?? 0;
    const known = sizes.get(agent);
    if (known === undefined) sizes.set(agent, { instances, place });
    else if (known.instances !== instances) {
      context.report(selectionFindings.contradictingSize, {
        place,
        message: `Agent "${identityOf(agent)}" is given ${instances} instances here and ${known.instances} elsewhere.`,
        related: [{ place: known.place, message: 'The other size.' }],
        help: 'Keep one of the two.',
      });
    }
  }
}

function countOf(agent: AgentSymbol): number {
  return agent.memberIndex === undefined ? 1 : agent.member.count;
}
