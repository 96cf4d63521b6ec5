import { existsSync } from 'node:fs';
import path from 'node:path';
import { Argument } from 'commander';
import { CannotRunError } from '../../diagnostic/cannot-run-error.ts';
import type { Diagnostic } from '../../diagnostic/diagnostic.ts';
import { projectPath } from '../../load/classify-path.ts';
import type { LinkedProgram } from '../../model/program.ts';
import { linkProject } from '../../pipeline.ts';
import type { Asker } from '../asker.ts';
import type { Command, CommandOptions } from '../command.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { askMissing } from '../init/ask-missing.ts';
import { finishScaffold } from '../init/finish-scaffold.ts';
import { readForeignAgent } from '../init/foreign/read-foreign-agent.ts';
import { readForeignFile } from '../init/foreign/read-foreign-file.ts';
import { defaultProjectName, initOptions } from '../init/init-options.ts';
import type { InitRequest } from '../init/question.ts';
import { readAnswers } from '../init/read-answers.ts';
import { requireName } from '../init/require-name.ts';
import type { Scaffold, ScaffoldAnswers } from '../init/scaffold.ts';
import { scaffoldAgent } from '../init/scaffold-agent.ts';
import { scaffoldCluster } from '../init/scaffold-cluster.ts';
import { scaffoldEnvironment } from '../init/scaffold-environment.ts';
import { scaffoldForeignAgent } from '../init/scaffold-foreign-agent.ts';
import { scaffoldFleet, scaffoldTeam } from '../init/scaffold-group.ts';
import { scaffoldProject } from '../init/scaffold-project.ts';
import { sourcesOf, sourcesWith } from '../init/scaffold-sources.ts';
import { scaffoldWorkflow } from '../init/scaffold-workflow.ts';
import { reportRun, screenOf } from '../report-run.ts';
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
  options: [...initOptions(), projectOption(), ...reportOptions()],
  completes: new Map([
    ['--agent', 'agent'],
    ['--lead', 'agent'],
    ['--fleet', 'fleet'],
    ['--team', 'team'],
    ['--workflow', 'workflow'],
    ['--cluster', 'cluster'],
  ]),
  asks: true,
  examples: [
    'adac init project support --namespace support',
    'adac init agent triage --input ticket --output queue --owner support-team',
  ],
  run([kind = 'project', name], options, terminal) {
    if (options.from !== undefined && kind !== 'agent') {
      throw new CannotRunError('Only an agent starts from a file.', 'Say adac init agent --from.');
    }
    return kind === 'project'
      ? startProject(name, options, terminal)
      : addDefinition({ kind, name }, options, terminal);
  },
};

async function startProject(
  name: string | undefined,
  options: CommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  if (existsSync(path.join(options.project, projectPath))) {
    throw new CannotRunError(
      'The folder is a project already.',
      'Add to it with adac init agent, or choose another with --project.',
    );
  }
  const given = requestOf(name, options);
  const asker = askerOf(options, terminal);
  const request = await askMissing({ kind: 'project', given, program: undefined }, asker);
  if (request === undefined) return exitCode.interrupted;
  const scaffold = scaffoldProject(readAnswers(request.name ?? defaultProjectName, request));
  return finishScaffold({ scaffold, sources: sourcesOf(scaffold) }, options, terminal);
}

/** The command line; a name that is none is refused before anything is asked. */
function requestOf(name: string | undefined, options: CommandOptions): InitRequest {
  return name === undefined ? options : { ...options, name: requireName(name) };
}

/** The person at the terminal, where there is one and what is printed is for people. */
function askerOf(options: CommandOptions, terminal: Terminal): Asker | undefined {
  if (options.format !== 'pretty') return undefined;
  return terminal.asker?.(screenOf(options, terminal).color);
}

/** What was asked for. */
interface Wanted {
  readonly kind: string;
  readonly name: string | undefined;
}

async function addDefinition(
  { kind, name }: Wanted,
  options: CommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const asker = askerOf(options, terminal);
  if (name === undefined && options.from === undefined && asker === undefined) {
    throw new CannotRunError(`The ${kind} has no name.`, `Say adac init ${kind} <name>.`);
  }
  const { linked, diagnostics } = linkProject(options.project);
  if (linked === undefined) return reportFindings(diagnostics, options, terminal);
  if (options.from !== undefined) {
    return addForeignAgent({ from: options.from, name, program: linked }, options, terminal);
  }
  const given = requestOf(name, options);
  const request = await askMissing({ kind, given, program: linked }, asker);
  if (request === undefined) return exitCode.interrupted;
  const scaffold = scaffoldDefinition(kind, readAnswers(request.name ?? '', request), linked);
  const sources = sourcesWith(options.project, scaffold);
  return finishScaffold({ scaffold, sources }, options, terminal);
}

/** An agent of another program, and the project that it comes to. */
interface Import {
  readonly from: string;
  readonly name: string | undefined;
  readonly program: LinkedProgram;
}

async function addForeignAgent(
  { from, name, program }: Import,
  options: CommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const wanted = name === undefined ? undefined : requireName(name);
  const { value: file, diagnostics } = readForeignFile(from);
  if (file === undefined) return reportFindings(diagnostics, options, terminal);
  const read = readForeignAgent(file, wanted, program);
  if (read.value === undefined) return reportFindings(read.diagnostics, options, terminal);
  return finishScaffold(scaffoldForeignAgent(read.value, options, program), options, terminal);
}

function reportFindings(
  diagnostics: readonly Diagnostic[],
  options: CommandOptions,
  terminal: Terminal,
): ExitCode {
  reportRun({ command: 'init', diagnostics, policyTypes: [], text: '' }, options, terminal);
  return exitCode.errors;
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
