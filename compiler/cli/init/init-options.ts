import { Option } from 'commander';

/**
 * The flags of `adac init` that answer its questions. What is taken where one is missing stands in its
 * description and not with commander, so that a given answer can be told from none.
 */
export function initOptions(): readonly Option[] {
  return [
    new Option('--namespace <name>', 'namespace of the definition, or the first of the project'),
    new Option('--description <text>', 'what it does, in one sentence'),
    listOption('--owner <name>', 'who answers for it; may be repeated'),
    new Option('--from <file>', 'of an agent: an A2A card, Agent Spec, or an agent of CrewAI'),
    new Option('--framework <name>', 'of agents; langgraph unless given').choices(frameworks),
    new Option('--image <name>', 'of agents: a preset of adac.yaml; its first unless given'),
    new Option('--tier <name>', 'of the model of agents; simple unless given').choices(tiers),
    new Option('--hosting <how>', 'of agents; dedicated unless given').choices(hostings),
    listOption('--input <name>', 'a text that an agent requires'),
    listOption('--output <name>', 'a text that an agent gives'),
    listOption('--member <name>', 'of a fleet'),
    new Option('--strategy <name>', 'of a team; sequential unless given').choices(strategies),
    new Option('--lead <agent>', 'of a team'),
    listOption('--agent <name>', 'of a team, of a workflow in order, or of an environment'),
    listOption('--fleet <name>', 'of an environment'),
    listOption('--team <name>', 'of an environment'),
    listOption('--workflow <name>', 'of an environment'),
    listOption('--cluster <name>', 'of an environment'),
    new Option('--nodes <count>', 'of a cluster; 3 unless given'),
    new Option('--repository <url>', 'of a project: the Git repository that Argo CD reads'),
  ];
}

/** What agents are written with; the first is taken unless another is named, here and below. */
export const frameworks = ['langgraph', 'crewai', 'autogen'] as const;
/** How capable the model of an agent is. */
export const tiers = ['simple', 'standard', 'complex'] as const;
/** How agents run. */
export const hostings = ['dedicated', 'pooled', 'serverless', 'scheduled'] as const;
/** How the members of a team take turns. */
export const strategies = [
  'sequential',
  'round-robin',
  'selector',
  'swarm',
  'hierarchical',
  'graph',
] as const;
/** Nodes of a cluster where nothing says how many. */
export const defaultNodes = '3';
/** Name and namespace of a project that was given none. */
export const defaultProjectName = 'agents';

function listOption(flags: string, description: string): Option {
  return new Option(flags, description).argParser(
    (value: string, before: readonly string[] | undefined) => [...(before ?? []), value],
  );
}
