import type { FindingType } from '../diagnostic/diagnostic.ts';

/** What the current language cannot carry over from an older dialect. */
export const upgradeFindings = {
  duplicateName: finding(
    'duplicate-name',
    'The names in a list of an older format differ, because they become keys of one mapping.',
    `The older formats list inputs, outputs, capabilities and policies; the current one keys them by
name. Two names that differ only in case or in \`_\`, \`.\` and \`-\` become one key.

Wrong:

    policies: [max_document_size_10mb, max_document_size_20mb]

Right:

    policies: [max_document_size_10mb]`,
  ),
  unkeptLayout: finding(
    'unkept-layout',
    'A file is migrated only where all that it says, comments too, stands in the outcome.',
    `\`adac migrate\` reads what it is about to write, and compares it with what was there. Where a comment has no
place any more, or a value would read otherwise, the file has to be rewritten by hand. JSON has no comments.

Wrong:

    # clusters/agent.json
    {"agent_id": "writer"} # the first one

Right:

    # agents/agent.yaml
    agent_id: writer # the first one`,
  ),
  unplacedScaling: finding(
    'unplaced-scaling',
    'A scaling configuration is migrated into the environments that name it, because v2 keeps it there.',
    `Without an environment that names the configuration, here \`clusters/scaling.json\`, nothing of it would be left.

Wrong:

    kind: Environment
    spec:
      clusters: [{ name: main }]

Right:

    kind: Environment
    spec:
      clusters: [{ name: main }]
      scaling: { name: scaling }`,
  ),
  unknownProtocol: finding(
    'unknown-protocol',
    'A communication protocol is one that adac can configure: A2A, MCP, HTTP, Redis or MQTT.',
    `The older format takes any text. What is not carried over would be lost, so it is an error.

Wrong:

    communication_protocols: [carrier pigeon]

Right:

    communication_protocols: [A2A, HTTP]`,
  ),
  unusableName: finding(
    'unusable-name',
    'A name of an older format has at least one letter or digit that a DNS label can hold.',
    `Names become DNS labels: lower-case letters a to z, digits and hyphens, at most 63 characters.

Wrong:

    primary_functions: ["???"]

Right:

    primary_functions: [task planning]`,
  ),
} satisfies Record<string, FindingType>;

function finding(name: string, summary: string, explanation: string): FindingType {
  return { code: `upgrade/${name}`, severity: 'error', summary, explanation };
}
