import type { FindingType } from '../../../diagnostic/diagnostic.ts';

/** What keeps `adac init agent --from` from reading a file. */
export const foreignFindings = {
  unknownFormat: finding(
    'unknown-format',
    'An agent starts from one A2A agent card, one Agent Spec document or one agent of CrewAI, known by their keys.',
    `A card has \`name\` and one of \`skills\`, \`supportedInterfaces\`, \`defaultInputModes\` and \`capabilities\`.
An Agent Spec document has \`component_type\`. An agent of CrewAI has \`role\` and \`goal\`, as the whole file or
under its name.

Wrong:

    # researcher.yaml
    job: Researcher

Right:

    # researcher.yaml
    role: Researcher
    goal: Find the three most relevant papers.`,
  ),
  unreadableAgent: finding(
    'unreadable-agent',
    'What an agent starts from is written as its format has it, says which agent is meant, and calls it and its inputs by names.',
    `Names become keys of the definition and the name of its file. A name may hold other characters, which
become \`-\`, but at least one letter or digit; inputs and outputs are called by their titles.

Wrong:

    component_type: Agent
    name: "***"

Right:

    component_type: Agent
    name: Travel planner`,
  ),
} satisfies Record<string, FindingType>;

function finding(name: string, summary: string, explanation: string): FindingType {
  return { code: `init/${name}`, severity: 'error', summary, explanation };
}
