import { suggest } from '../../diagnostic/suggest.ts';
import type { Definition } from '../../model/definition.ts';
import type { Selection } from '../../model/environment.ts';
import { at } from '../../source/origin.ts';
import type { Path } from '../../source/place.ts';
import type { AgentSymbol } from '../symbols.ts';
import {
  addChoice,
  addFleet,
  addMatching,
  addTeam,
  addWorkflow,
  emptyChoice,
  isEmptyChoice,
} from './choose-definitions.ts';
import type { Choice } from './choose-definitions.ts';
import { recordSizes } from './record-sizes.ts';
import type { Size } from './record-sizes.ts';
import type { ResolveContext } from './resolve-context.ts';
import { resolveReference } from './resolve-reference.ts';
import type { ReferencedKind } from './resolve-reference.ts';
import { selectionFindings } from './selection-findings.ts';

/** Everything that an environment selects. */
export interface SelectedDefinitions extends Choice {
  readonly sizes: ReadonlyMap<AgentSymbol, Size>;
  /** Whether every selection meant something. */
  readonly complete: boolean;
}

/** What the environment's `definitions` select, with the sizes that they state. */
export function selectDefinitions(
  context: ResolveContext,
  environment: Definition<'Environment'>,
): SelectedDefinitions {
  const all = emptyChoice();
  const sizes = new Map<AgentSymbol, Size>();
  let complete = true;
  for (const [index, selection] of environment.spec.definitions.entries()) {
    const path: Path = ['spec', 'definitions', index];
    const choice = select(context, environment, selection, path);
    if (choice === undefined) complete = false;
    else {
      addChoice(all, choice);
      recordSizes(context, environment, { selection, path, choice }, sizes);
    }
  }
  return { ...all, sizes, complete };
}

/** What one selection of an environment chooses; reported and undefined where that is nothing. */
export function select(
  context: ResolveContext,
  environment: Definition<'Environment'>,
  selection: Selection,
  path: Path,
): Choice | undefined {
  const choice = emptyChoice();
  const { namespace, labels } = selection;
  if (namespace === undefined && labels === undefined) {
    return addReferenced(context, environment, selection, path, choice) ? choice : undefined;
  }
  for (const [name, content] of context.content) {
    if (namespace !== undefined && namespace !== name) continue;
    // No labels would match everything, which nobody asks for by writing none.
    if (namespace === undefined && Object.keys(labels ?? {}).length === 0) continue;
    addMatching(choice, context.symbols, content, labels ?? {});
  }
  if (!isEmptyChoice(choice)) return choice;
  reportEmpty(context, environment, selection, path);
  return undefined;
}

/** Adds the one definition that the selection names; false where it names none. */
function addReferenced(
  context: ResolveContext,
  environment: Definition<'Environment'>,
  selection: Selection,
  path: Path,
  choice: Choice,
): boolean {
  const { symbols } = context;
  const find = <K extends ReferencedKind>(kind: K, key: keyof Selection, text: string) =>
    resolveReference(context, environment, { kind, text, path: [...path, key] });
  if (selection.agent !== undefined) {
    const agent = find('Agent', 'agent', selection.agent);
    if (agent !== undefined) choice.agents.add(agent);
    return agent !== undefined;
  }
  if (selection.fleet !== undefined) {
    const fleet = find('Fleet', 'fleet', selection.fleet);
    if (fleet !== undefined) addFleet(choice, symbols, fleet.definition);
    return fleet !== undefined;
  }
  if (selection.team !== undefined) {
    const team = find('Team', 'team', selection.team);
    if (team !== undefined) addTeam(choice, symbols, team.definition);
    return team !== undefined;
  }
  const workflow = find('Workflow', 'workflow', selection.workflow ?? '');
  if (workflow !== undefined) addWorkflow(choice, symbols, workflow.definition);
  return workflow !== undefined;
}

function reportEmpty(
  context: ResolveContext,
  environment: Definition<'Environment'>,
  { namespace, labels = {} }: Selection,
  path: Path,
): void {
  const near = namespace === undefined ? undefined : suggest(namespace, context.content.keys());
  const wanted = Object.entries(labels).map(([key, value]) => `"${key}: ${value}"`);
  const lacking =
    wanted.length === 0
      ? 'The selection lists no labels.'
      : `No agent, fleet, team or workflow has the labels ${wanted.join(' and ')}.`;
  context.report(selectionFindings.emptySelection, {
    place: at(environment, ...path, namespace === undefined ? 'labels' : 'namespace'),
    message:
      namespace === undefined
        ? lacking
        : `Namespace "${namespace}" holds no agent, fleet, team or workflow.`,
    help:
      near === undefined
        ? 'Remove the selection, or mend what it looks for.'
        : `Did you mean "${near}"?`,
  });
}
