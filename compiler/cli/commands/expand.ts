import { Argument, Option } from 'commander';
import { recover } from '../../bundle/recover.ts';
import { CannotRunError } from '../../diagnostic/cannot-run-error.ts';
import { redact } from '../../diagnostic/redact.ts';
import { suggest } from '../../diagnostic/suggest.ts';
import type { LinkedEnvironment, LinkedProgram } from '../../model/program.ts';
import type { ResolvedAgent } from '../../model/resolved-agent.ts';
import { linkProject } from '../../pipeline.ts';
import { countOf } from '../../report/count.ts';
import { formatPath } from '../../source/format-path.ts';
import type { Command, CommandOptions } from '../command.ts';
import { exitCode } from '../exit-code.ts';
import { expandedFields } from '../expand/expanded-fields.ts';
import { formatFields } from '../expand/format-fields.ts';
import { reportRun } from '../report-run.ts';
import { projectOption, reportOptions } from '../shared-options.ts';

/** `adac expand`: what an environment makes of one agent, and where each field of it was written. */
export const expandCommand: Command = {
  name: 'expand',
  summary: 'show an agent as it runs, and where each field comes from',
  arguments: [new Argument('<name>', 'an agent or fleet member: a name, or namespace/name')],
  options: [
    new Option('--environment <name>', 'only as this environment runs it'),
    projectOption(),
    ...reportOptions(),
  ],
  completes: new Map([
    ['name', 'agent'],
    ['--environment', 'environment'],
  ]),
  examples: ['adac expand code-review', 'adac expand finance/triage --environment cloud'],
  run([name = ''], options, terminal) {
    recover(options.project);
    const { diagnostics, linked } = linkProject(options.project);
    const found = linked === undefined ? [] : findAgents(linked, name, options);
    const width = Math.max(40, terminal.width);
    reportRun(
      {
        command: 'expand',
        diagnostics,
        policyTypes: [],
        summary: { agents: found.map(describeAgent) },
        text: found.map((one) => formatAgent(one, width)).join('\n'),
      },
      options,
      terminal,
    );
    return linked === undefined ? exitCode.errors : exitCode.done;
  },
};

/** An agent in one of the environments that run it. */
interface ExpandedAgent {
  readonly program: LinkedProgram;
  readonly environment: LinkedEnvironment;
  readonly agent: ResolvedAgent;
}

/** Throws CannotRunError where no environment runs an agent of that name, or more than one namespace has it. */
function findAgents(
  program: LinkedProgram,
  name: string,
  { environment: wanted }: CommandOptions,
): readonly ExpandedAgent[] {
  const all = program.environments
    .filter((environment) => wanted === undefined || environment.name === wanted)
    .flatMap((environment) => environment.agents.map((agent) => ({ program, environment, agent })));
  const found = all.filter(({ agent }) => agent.id === name || agent.name === name);
  const ids = [...new Set(found.map(({ agent }) => agent.id))];
  if (ids.length === 1) return found;
  const where = wanted === undefined ? 'any environment' : `environment "${wanted}"`;
  if (ids.length > 1) {
    throw new CannotRunError(
      `There is more than one agent "${name}" in ${where}.`,
      `They are ${ids.map((id) => `"${id}"`).join(', ')}.`,
    );
  }
  const nearest = suggest(name, new Set(all.flatMap(({ agent }) => [agent.name, agent.id])));
  throw new CannotRunError(
    `There is no agent "${name}" in ${where}.`,
    nearest === undefined
      ? 'Name an agent or a fleet member that an environment selects.'
      : `Did you mean "${nearest}"?`,
  );
}

function describeAgent({ program, environment, agent }: ExpandedAgent): object {
  const { id, fleet, instances, image, hosting, egress, prompt } = agent;
  return {
    id,
    environment: environment.name,
    fleet,
    instances,
    fields: expandedFields(program, agent).map(({ path, value, origin }) => ({
      path: formatPath(path),
      value,
      ...origin,
    })),
    resolved: { image, hosting: hosting.mode, egress, prompt },
  };
}

function formatAgent({ program, environment, agent }: ExpandedAgent, columns: number): string {
  const { id, fleet, instances, image, egress, prompt } = agent;
  const of = fleet === undefined ? '' : `, of fleet ${fleet}`;
  const lines = [
    `${id} in environment ${environment.name}: ${countOf(instances, 'instance')}${of}`,
    '',
    formatFields(expandedFields(program, agent), columns),
    `image   ${image}`,
    ...(egress.length === 0 ? [] : [`egress  ${egress.join(' ')}`]),
    ...(prompt === undefined ? [] : ['prompt', ...promptLines(prompt)]),
  ];
  return `${lines.join('\n')}\n`;
}

/** The rendered prompt; redacted by the line, since line breaks are part of it. */
function promptLines(prompt: string): readonly string[] {
  return prompt
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => `  ${redact(line)}`.trimEnd());
}
