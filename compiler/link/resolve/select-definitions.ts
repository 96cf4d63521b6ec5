import { suggest } from '../../diagnostic/suggest.ts';
import type { Definition } from '../../model/definition.ts';
import type { Selection } from '../../model/environment.ts';
import { divideByLargestRemainder } from '../../model/largest-remainder.ts';
import { at } from '../../source/origin.ts';
import type { NodePlace, Path } from '../../source/place.ts';
import { findReference, identityOf, placeOfName } from '../symbols.ts';
import type { AgentSymbol, SymbolOf } from '../symbols.ts';
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
import type { ResolveContext } from './resolve-context.ts';
import { selectionFindings } from './selection-findings.ts';

/** A number of instances that an environment asks for. */
export interface Size {
  readonly instances: number;
  readonly place: NodePlace;
}

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

/** Kinds that an environment names. */
export type ReferencedKind = 'Agent' | 'Fleet' | 'Team' | 'Workflow' | 'Cluster' | 'Scaling';

/** A name of a definition that stands in an environment. */
export interface EnvironmentReference<K extends ReferencedKind> {
  readonly kind: K;
  readonly text: string;
  readonly path: Path;
}

/** What the environment's reference names; reported and undefined where that is nothing, or several. */
export function resolveReference<K extends ReferencedKind>(
  context: ResolveContext,
  environment: Definition<'Environment'>,
  { kind, text, path }: EnvironmentReference<K>,
): SymbolOf<K> | undefined {
  const lookup = findReference(
    context.symbols,
    kind,
    text,
    environment.metadata.namespace ?? 'default',
  );
  if ('found' in lookup) return lookup.found;
  const place = at(environment, ...path);
  const subject = `Environment "${environment.metadata.name}" names ${kind.toLowerCase()} "${text}"`;
  if ('ambiguous' in lookup) {
    context.report(selectionFindings.ambiguousSelection, {
      place,
      message: `${subject}, which is defined in several namespaces.`,
      related: lookup.candidates.map((candidate) => ({
        place: placeOfName(candidate),
        message: `"${identityOf(candidate)}" is here.`,
      })),
      help: `Write the namespace too, such as "${lookup.candidates.map(identityOf).sort()[0] ?? text}".`,
    });
    return undefined;
  }
  const { suggestion } = lookup;
  context.report(selectionFindings.unknownSelection, {
    place,
    message: `${subject}, which is not defined.`,
    ...(suggestion === undefined
      ? {}
      : {
          related: [{ place: placeOfName(suggestion.symbol), message: 'Did you mean this one?' }],
          help: `Did you mean "${suggestion.text}"?`,
          fix: {
            title: `Name "${suggestion.text}"`,
            edits: [{ place, text: suggestion.text }],
            safe: true,
          },
        }),
  });
  return undefined;
}

function reportEmpty(
  context: ResolveContext,
  environment: Definition<'Environment'>,
  { namespace, labels = {} }: Selection,
  path: Path,
): void {
  const near = namespace === undefined ? undefined : suggest(namespace, context.content.keys());
  const wanted = Object.entries(labels).map(([key, value]) => `"${key}: ${value}"`);
  context.report(selectionFindings.emptySelection, {
    place: at(environment, ...path, namespace === undefined ? 'labels' : 'namespace'),
    message:
      namespace === undefined
        ? `No agent, fleet, team or workflow has the labels ${wanted.join(' and ')}.`
        : `Namespace "${namespace}" holds no agent, fleet, team or workflow.`,
    help:
      near === undefined
        ? 'Remove the selection, or mend what it looks for.'
        : `Did you mean "${near}"?`,
  });
}

interface SizedSelection {
  readonly selection: Selection;
  readonly path: Path;
  readonly choice: Choice;
}

/** Notes the size of each chosen agent; two selections that state different ones are a finding. */
function recordSizes(
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
