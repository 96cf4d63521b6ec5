import type { Definition } from '../../model/definition.ts';
import type { DefinitionsByKind, UpgradedProgram } from '../../model/program.ts';
import { at } from '../../source/origin.ts';
import type { Symbols } from '../symbols.ts';
import type { ReportFinding } from './collect-findings.ts';
import { contentByNamespace } from './choose-definitions.ts';
import type { NamespaceContent } from './choose-definitions.ts';
import { withDefaults } from './derive-agent.ts';
import { expandFleet } from './expand-fleet.ts';
import { createPromptRenderer } from './prompt/prompt-renderer.ts';
import type { PromptRenderer } from './prompt/prompt-renderer.ts';

/** What resolving an environment needs of the rest of the estate; shared by all environments. */
export interface ResolveContext {
  readonly project: Definition<'Project'>;
  readonly definitions: DefinitionsByKind;
  readonly symbols: Symbols;
  /** What selections by namespace or labels look through. */
  readonly content: ReadonlyMap<string, NamespaceContent>;
  readonly report: ReportFinding;
  readonly policySets: readonly string[];
  readonly prompts: PromptRenderer;
  /** Quantities that were read already. */
  readonly amounts: Map<string, number | undefined>;
  /** A fleet's members as agents, in the order of the fleet; expanded when first asked for. */
  membersOf(fleet: Definition<'Fleet'>): readonly Definition<'Agent'>[];
  /** The agent with the defaults of its namespace; computed once, whatever number of environments select it. */
  defaulted(agent: Definition<'Agent'>): Definition<'Agent'>;
}

/** The context of one program; expansion, defaults and prompt templates are kept between environments. */
export function resolveContext(
  program: UpgradedProgram,
  project: Definition<'Project'>,
  symbols: Symbols,
  report: ReportFinding,
): ResolveContext {
  const members = new Map<Definition<'Fleet'>, readonly Definition<'Agent'>[]>();
  const withDefault = new Map<Definition<'Agent'>, Definition<'Agent'>>();
  return {
    project,
    definitions: program.definitions,
    symbols,
    content: contentByNamespace(symbols),
    report,
    policySets: policySetsOf(program, project),
    prompts: createPromptRenderer(program.sources.templates, report),
    amounts: new Map(),
    membersOf(fleet) {
      const known = members.get(fleet) ?? expandFleet(fleet);
      members.set(fleet, known);
      return known;
    },
    defaulted(agent) {
      const known = withDefault.get(agent) ?? applyDefaults(agent, project);
      withDefault.set(agent, known);
      return known;
    },
  };
}

function applyDefaults(
  agent: Definition<'Agent'>,
  project: Definition<'Project'>,
): Definition<'Agent'> {
  const { defaults } = project.spec;
  const namespace = agent.metadata.namespace ?? '';
  // `hasOwn`, because a namespace may be called `constructor`.
  const own = defaults !== undefined && Object.hasOwn(defaults, namespace);
  const ofNamespace = own ? defaults[namespace] : undefined;
  if (ofNamespace === undefined) return agent;
  return withDefaults(agent, ofNamespace, (path) =>
    at(project, 'spec', 'defaults', namespace, ...path),
  );
}

/** The sets that the project declares or, where it declares none, the folders of `policies/`. */
function policySetsOf(program: UpgradedProgram, project: Definition<'Project'>): readonly string[] {
  if (project.spec.policySets !== undefined) return project.spec.policySets;
  const folders = program.sources.policies.map(({ path }) => path.split('/'));
  return [...new Set(folders.flatMap((parts) => (parts.length > 2 ? parts.slice(1, 2) : [])))];
}
