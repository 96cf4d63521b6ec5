import { existsSync } from 'node:fs';
import path from 'node:path';
import { Argument, Option } from 'commander';
import { CannotRunError } from '../../diagnostic/cannot-run-error.ts';
import type { PhaseResult } from '../../diagnostic/diagnostic.ts';
import { projectPath } from '../../load/classify-path.ts';
import { readSources } from '../../load/read-sources.ts';
import type { LinkedProgram, SourceSet } from '../../model/program.ts';
import { checkSources, linkProject } from '../../pipeline.ts';
import type { Command, CommandOptions } from '../command.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { requireName } from '../init/require-name.ts';
import type { Scaffold, ScaffoldAnswers } from '../init/scaffold.ts';
import { scaffoldAgent } from '../init/scaffold-agent.ts';
import { scaffoldCluster } from '../init/scaffold-cluster.ts';
import { scaffoldEnvironment } from '../init/scaffold-environment.ts';
import { scaffoldFleet, scaffoldTeam } from '../init/scaffold-group.ts';
import { scaffoldProject } from '../init/scaffold-project.ts';
import { scaffoldWorkflow } from '../init/scaffold-workflow.ts';
import { requireFree, writeScaffold } from '../init/write-scaffold.ts';
import { reportRun } from '../report-run.ts';
import { projectOption, reportOptions } from '../shared-options.ts';
import type { Terminal } from '../terminal.ts';

/** `adac init`: a project, or a definition in one, that has no finding. */
export const initCommand: Command = {
  name: 'init',
  summary: 'start a project, or a definition in it',
  arguments: [
    new Argument('[kind]', 'what to start')
      .choices(['project', 'agent', 'team', 'workflow', 'fleet', 'cluster', 'environment'])
      .default('project'),
    new Argument('[name]', 'its name; "agents" for a project without one'),
  ],
  options: [
    new Option('--namespace <name>', 'namespace of the definition, or the first of the project'),
    new Option('--description <text>', 'what it does, in one sentence'),
    listOption('--owner <name>', 'who answers for it; may be repeated'),
    new Option('--framework <name>', 'of agents')
      .choices(['langgraph', 'crewai', 'autogen'])
      .default('langgraph'),
    new Option('--image <name>', 'of agents: a preset of adac.yaml; its first unless given'),
    new Option('--tier <name>', 'of the model of agents')
      .choices(['simple', 'standard', 'complex'])
      .default('simple'),
    new Option('--hosting <how>', 'of agents')
      .choices(['dedicated', 'pooled', 'serverless', 'scheduled'])
      .default('dedicated'),
    listOption('--input <name>', 'a text that an agent requires'),
    listOption('--output <name>', 'a text that an agent gives'),
    listOption('--member <name>', 'of a fleet'),
    new Option('--strategy <name>', 'of a team')
      .choices(['sequential', 'round-robin', 'selector', 'swarm', 'hierarchical', 'graph'])
      .default('sequential'),
    new Option('--lead <agent>', 'of a team'),
    listOption('--agent <name>', 'of a team, of a workflow in order, or of an environment'),
    listOption('--fleet <name>', 'of an environment'),
    listOption('--team <name>', 'of an environment'),
    listOption('--workflow <name>', 'of an environment'),
    listOption('--cluster <name>', 'of an environment'),
    new Option('--nodes <count>', 'of a cluster').default('3'),
    new Option('--repository <url>', 'of a project: the Git repository that Argo CD reads'),
    projectOption(),
    ...reportOptions(),
  ],
  completes: new Map([
    ['--agent', 'agent'],
    ['--lead', 'agent'],
    ['--fleet', 'fleet'],
    ['--team', 'team'],
    ['--workflow', 'workflow'],
    ['--cluster', 'cluster'],
  ]),
  examples: [
    'adac init project support --namespace support',
    'adac init agent triage --input ticket --output queue --owner support-team',
  ],
  async run([kind = 'project', name], options, terminal) {
    const answers = answersOf(kind, name, options);
    if (kind === 'project') {
      if (existsSync(path.join(options.project, projectPath))) {
        throw new CannotRunError(
          'The folder is a project already.',
          'Add to it with adac init agent, or choose another with --project.',
        );
      }
      const scaffold = scaffoldProject(answers);
      return finish(scaffold, memoryOf(scaffold), options, terminal);
    }
    const { linked, diagnostics } = linkProject(options.project);
    if (linked === undefined) {
      reportRun({ command: 'init', diagnostics, policyTypes: [], text: '' }, options, terminal);
      return exitCode.errors;
    }
    const scaffold = scaffoldDefinition(kind, answers, linked);
    return finish(scaffold, withScaffold(options.project, scaffold), options, terminal);
  },
};

function listOption(flags: string, description: string): Option {
  return new Option(flags, description)
    .default([])
    .argParser((value: string, before: readonly string[]) => [...before, value]);
}

function answersOf(
  kind: string,
  name: string | undefined,
  options: CommandOptions,
): ScaffoldAnswers {
  if (name === undefined && kind !== 'project') {
    throw new CannotRunError(`The ${kind} has no name.`, `Say adac init ${kind} <name>.`);
  }
  const { namespace } = options;
  return {
    name: requireName(name ?? 'agents'),
    namespace: namespace === undefined ? undefined : requireName(namespace),
    description: options.description,
    owners: options.owner ?? [],
    framework: options.framework ?? 'langgraph',
    image: options.image,
    tier: options.tier ?? 'simple',
    hosting: options.hosting ?? 'dedicated',
    inputs: options.input ?? [],
    outputs: options.output ?? [],
    strategy: options.strategy ?? 'sequential',
    lead: options.lead,
    agents: options.agent ?? [],
    fleets: options.fleet ?? [],
    teams: options.team ?? [],
    workflows: options.workflow ?? [],
    members: (options.member ?? []).map(requireName),
    clusters: options.cluster ?? [],
    nodes: countOf(options.nodes ?? '3'),
    repository: options.repository,
  };
}

function countOf(text: string): number {
  if (/^[1-9]\d{0,4}$/.test(text)) return Number(text);
  throw new CannotRunError('A cluster has 1 to 99,999 nodes.', 'Say how many with --nodes.');
}

function scaffoldDefinition(
  kind: string,
  answers: ScaffoldAnswers,
  program: LinkedProgram,
): Scaffold {
  switch (kind) {
    case 'team':
      return scaffoldTeam(answers);
    case 'workflow':
      return scaffoldWorkflow(answers, program);
    case 'fleet':
      return scaffoldFleet(answers, program);
    case 'cluster':
      return scaffoldCluster(answers);
    case 'environment':
      return scaffoldEnvironment(answers, program);
    default:
      return scaffoldAgent(answers, program);
  }
}

/** Checks the project as it would be, and writes the new files only where nothing is found. */
async function finish(
  scaffold: Scaffold,
  sources: PhaseResult<SourceSet>,
  options: CommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  requireFree(options.project, scaffold);
  const { diagnostics } = await checkSources(sources, {
    root: options.project,
    onPhase: () => undefined,
  });
  const failed = diagnostics.some(({ severity }) => severity === 'error');
  if (!failed) writeScaffold(options.project, scaffold);
  const files = [...scaffold.keys()];
  reportRun(
    {
      command: 'init',
      diagnostics,
      policyTypes: [],
      summary: { written: failed ? [] : files },
      text: failed ? 'nothing was written\n' : files.map((file) => `+ ${file}\n`).join(''),
    },
    options,
    terminal,
  );
  return failed ? exitCode.errors : exitCode.done;
}

function memoryOf(scaffold: Scaffold): PhaseResult<SourceSet> {
  const [project, ...definitions] = sourceFiles(scaffold);
  if (project === undefined) throw new Error('A scaffold has files.');
  const value = {
    project,
    definitions: definitions.sort((a, b) => (a.path < b.path ? -1 : 1)),
    templates: [],
    policies: [],
    policyModule: undefined,
    committedVersions: new Map(),
    lock: undefined,
  };
  return { value, diagnostics: [] };
}

function withScaffold(root: string, scaffold: Scaffold): PhaseResult<SourceSet> {
  const { value, diagnostics } = readSources(root);
  const definitions = [...value.definitions, ...sourceFiles(scaffold)];
  definitions.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { value: { ...value, definitions }, diagnostics };
}

function sourceFiles(scaffold: Scaffold): SourceSet['definitions'][number][] {
  return [...scaffold].map(([file, text]) => ({ path: file, text }));
}
