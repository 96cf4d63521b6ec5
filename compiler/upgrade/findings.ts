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
