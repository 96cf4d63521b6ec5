import type { Definition } from '../../model/definition.ts';
import type { OutputFile } from '../../model/output.ts';
import type { LinkedEnvironment } from '../../model/program.ts';
import { lineFile } from '../line-file.ts';
import { resolver } from '../resolve-name.ts';
import type { ResolveName } from '../resolve-name.ts';

/** `teams.json`: who works together, how, and when they stop. */
export function teamFiles(environment: LinkedEnvironment): readonly OutputFile[] {
  if (environment.teams.length === 0) return [];
  const agentId = resolver(environment.agents);
  const lines = environment.teams.map((team) => {
    const namespace = team.metadata.namespace ?? 'default';
    const key = `${namespace}/${team.metadata.name}`;
    return { key, line: formatTeam(key, team, (name) => agentId(name, namespace)) };
  });
  return [lineFile(environment, 'teams.json', 'teams', lines)];
}

function formatTeam(
  id: string,
  { spec }: Definition<'Team'>,
  agentId: (name: string) => ReturnType<ResolveName>,
): string {
  const { strategy, members, lead, sharedContext, termination } = spec;
  return JSON.stringify({
    id,
    strategy,
    members: members.map(agentId),
    lead: lead === undefined ? undefined : agentId(lead),
    sharedContext,
    termination: termination && {
      maxTurns: termination.maxTurns,
      timeout: termination.timeout,
      text: termination.text,
    },
  });
}
