import { diagnose } from '../diagnostic/diagnostic.ts';
import type { Diagnostic, PhaseResult } from '../diagnostic/diagnostic.ts';
import type { Definition } from '../model/definition.ts';
import type { LinkedProgram, UpgradedProgram } from '../model/program.ts';
import { linkScope } from './link-scope.ts';
import type { LinkScope } from './link-scope.ts';
import { checkBareNames } from './resolve/check-bare-names.ts';
import { collectFindings } from './resolve/collect-findings.ts';
import { resolveContext } from './resolve/resolve-context.ts';
import type { ResolveContext } from './resolve/resolve-context.ts';
import { resolveEnvironment } from './resolve/resolve-environment.ts';
import type { ResolvedEnvironment } from './resolve/resolve-environment.ts';
import { linkRules } from './rules.ts';
import { collectSymbols } from './symbols.ts';

/**
 * Gives every name its meaning: expands fleets, resolves what each environment selects into agents that can be
 * judged and placed, and checks everything that concerns more than one definition.
 */
export function link(program: UpgradedProgram): PhaseResult<LinkedProgram> {
  const { sources, definitions } = program;
  const symbols = collectSymbols(definitions);
  const findings = collectFindings();
  const project = projectOf(program);
  const context = resolveContext(program, project, symbols, findings.report);
  checkBareNames(context);
  const resolved = [...definitions.Environment]
    .sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1))
    .map((environment) => resolveEnvironment(context, environment));
  const unselected = findUnselected(program, resolved);
  checkUnselectedPrompts(context, unselected);
  context.prompts.reportUnused();
  const environments = resolved.map(({ environment }) => environment);
  const scope = linkScope(program, symbols, environments);
  return {
    value: {
      sources,
      project,
      definitions,
      environments,
      unselected: unselected.count,
    },
    diagnostics: [...findings.diagnostics(), ...checkRules(scope)],
  };
}

function checkRules(scope: LinkScope): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  for (const rule of linkRules) {
    rule.check(scope, (finding) => diagnostics.push(diagnose(rule, finding)));
  }
  return diagnostics;
}

/** What stands in no environment; a fleet counts once. */
interface Unselected {
  readonly agents: readonly Definition<'Agent'>[];
  readonly fleets: readonly Definition<'Fleet'>[];
  /** Agents, fleets, teams and workflows. */
  readonly count: number;
}

function findUnselected(
  { definitions }: UpgradedProgram,
  resolved: readonly ResolvedEnvironment[],
): Unselected {
  const selected = new Set<Definition>();
  for (const { selected: choice } of resolved) {
    for (const { definition } of choice.agents) selected.add(definition);
    for (const one of [choice.fleets, choice.teams, choice.workflows]) {
      for (const definition of one) selected.add(definition);
    }
  }
  const isUnselected = (definition: Definition): boolean => !selected.has(definition);
  const agents = definitions.Agent.filter(isUnselected);
  const fleets = definitions.Fleet.filter(isUnselected);
  const rest = [...definitions.Team, ...definitions.Workflow].filter(isUnselected);
  return { agents, fleets, count: agents.length + fleets.length + rest.length };
}

/** Prompts of what stands in no environment are checked too, since it may be selected tomorrow. */
function checkUnselectedPrompts(context: ResolveContext, { agents, fleets }: Unselected): void {
  const members = fleets.flatMap((fleet) => context.membersOf(fleet));
  for (const agent of [...agents, ...members]) context.prompts.render(context.defaulted(agent));
}

/** The project, or an empty one where a part of an estate is linked without it. */
function projectOf({ sources, definitions }: UpgradedProgram): Definition<'Project'> {
  const [project] = definitions.Project;
  return (
    project ?? {
      kind: 'Project',
      metadata: { name: 'project' },
      spec: {},
      dialect: 'v2',
      source: { document: { file: sources.project, index: 0 }, root: [] },
    }
  );
}
