import type { FindingType } from '../diagnostic/diagnostic.ts';

/** Everything that can be wrong with the shape of a document. */
export const validateFindings = {
  unknownFormat: finding(
    'unknown-format',
    'A document is a definition in one of the formats that adac reads.',
    `The current format has \`apiVersion\`, \`kind\`, \`metadata\` and \`spec\`. Older ones are told by
their first key: \`agent_id\`, \`workflow_id\`, \`metadata\` with \`specification\`, or \`scaling\`.

Wrong:

    name: report-writer
    framework: langgraph

Right:

    apiVersion: adac.dev/v2
    kind: Agent
    metadata: { name: report-writer }
    spec: { framework: langgraph }`,
  ),
  unknownKind: finding(
    'unknown-kind',
    'A definition is of a kind that adac knows.',
    `Kinds are written with capital letters.

Wrong:

    kind: agent

Right:

    kind: Agent`,
  ),
  misplacedProject: finding(
    'misplaced-project',
    'There is one Project, and it is what `adac.yaml` holds.',
    `The Project says where definitions are found, so it cannot be found like one of them. A second
one, or one in another file, would be read by nobody. Definitions do not stand in \`adac.yaml\`.

Wrong, in \`agents/project.yaml\`:

    apiVersion: adac.dev/v2
    kind: Project

Right: the same document, alone in \`adac.yaml\`.`,
  ),
  unknownKey: finding(
    'unknown-key',
    'A definition holds only keys that its kind knows, so that a misspelt one is not silently ignored.',
    `What is not read has no effect: a misspelt limit would limit nothing.

Wrong:

    limits:
      timout: 30s

Right:

    limits:
      timeout: 30s`,
  ),
  missingKey: finding(
    'missing-key',
    'A definition holds every key that its kind needs.',
    `Wrong, since nobody knows how many instances are meant:

    members:
      - name: code-review

Right:

    members:
      - name: code-review
        count: 1500`,
  ),
  wrongType: finding(
    'wrong-type',
    'A value is of the type that its key takes.',
    `A number in quotes is text, and a key with nothing after it has no value.

Wrong:

    limits:
      maxSteps: "20"

Right:

    limits:
      maxSteps: 20`,
  ),
  unknownValue: finding(
    'unknown-value',
    'Where a key takes one of a few words, the value is one of them.',
    `Wrong:

    framework: langchain

Right:

    framework: langgraph`,
  ),
  outOfRange: finding(
    'out-of-range',
    'A number, a text or a list is neither smaller nor larger than makes sense.',
    `Amounts are counted exactly, which ends at 9,007,199,254,740,991.

Wrong:

    probes:
      liveness: { path: /health, port: 65536 }

Right:

    probes:
      liveness: { path: /health, port: 8080 }`,
  ),
  badName: finding(
    'bad-name',
    'A name has the form that Kubernetes and expressions can carry.',
    `Names of definitions are DNS-1123 labels: lower-case letters, digits and hyphens, at most 63
characters, a letter or digit at both ends. References may put a namespace before them. Inputs,
outputs and steps start with a letter and may hold underscores.

Wrong:

    metadata: { name: Report_Writer }

Right:

    metadata: { name: report-writer }`,
  ),
  badQuantity: finding(
    'bad-quantity',
    'An amount is a single Kubernetes quantity.',
    `A quantity is a number with one suffix: \`m\` for thousandths, \`Ki\`, \`Mi\`, \`Gi\` for powers of
1,024, \`k\`, \`M\`, \`G\` for powers of 1,000. Suffixes are case-sensitive. A range is not a quantity.

Wrong:

    resources: { cpu: 100m-2000m, memory: 1g }

Right:

    resources: { cpu: 500m, memory: 1Gi }`,
  ),
  badDuration: finding(
    'bad-duration',
    'A duration names its unit.',
    `A duration is whole numbers with \`h\`, \`m\`, \`s\` or \`ms\`, and never negative.

Wrong:

    limits: { timeout: 30 seconds }

Right:

    limits: { timeout: 30s }`,
  ),
  badVersion: finding(
    'bad-version',
    'A version is a SemVer 2.0 version, so that versions can be compared.',
    `Wrong:

    metadata: { name: triage, version: v1.2 }

Right:

    metadata: { name: triage, version: 1.2.0 }`,
  ),
  badFormat: finding(
    'bad-format',
    'A text has the form that its key takes: a host, an address, a path, an image, a date.',
    `Hosts have no scheme and no port, paths stay inside the project, addresses carry no password.

Wrong:

    egress: [https://api.example.com]

Right:

    egress: [api.example.com]`,
  ),
  oneOf: finding(
    'one-of',
    'Where keys exclude each other, exactly one of them is written.',
    `Wrong:

    hosting:
      pooled: { weight: 1 }
      dedicated: { replicas: 2 }

Right:

    hosting:
      dedicated: { replicas: 2 }`,
  ),
  duplicateItem: finding(
    'duplicate-item',
    'A list of names holds each name once.',
    `A second mention has no effect, and most often another name was meant.

Wrong:

    dependsOn: [gather, gather]

Right:

    dependsOn: [gather, analyze]`,
  ),
  badSchema: finding(
    'bad-schema',
    'The schema of an input or output is JSON Schema 2020-12 that stands by itself and can be checked quickly.',
    `A schema refers to nothing but its own \`$defs\`, does not contain itself, has no \`$id\`, and its
patterns cannot take exponential time.

Wrong:

    inputs:
      order: { schema: { $ref: "https://example.com/order.json" } }
      code: { schema: { type: string, pattern: "^(a+)+$" } }

Right:

    inputs:
      order: { schema: { type: object, properties: { id: { type: string } } } }
      code: { schema: { type: string, pattern: "^a+$" } }`,
  ),
  tooMany: finding(
    'too-many',
    'A document with very many mistakes shows the first hundred.',
    `One mistake that is repeated, such as a key that a script misspelt, is mended everywhere at once;
then the rest shows.`,
  ),
} satisfies Record<string, FindingType>;

function finding(name: string, summary: string, explanation: string): FindingType {
  return { code: `validate/${name}`, severity: 'error', summary, explanation };
}
