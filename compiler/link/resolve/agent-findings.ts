import type { FindingType } from '../../diagnostic/diagnostic.ts';
import { linkFinding } from '../link-finding.ts';

/** What can keep an agent from running in an environment that selects it. */
export const agentFindings = {
  incompleteAgent: linkFinding(
    'incomplete-agent',
    'An agent that an environment selects says, or is given, everything that it needs to run.',
    `That is a framework, an image, a handler and a hosting and, unless it is pooled, cpu, memory and storage.
adac guesses none of them, because each decides about money or privilege. What a definition leaves out
(some dialects cannot say it) comes from the defaults of its namespace in \`adac.yaml\`, or from an overlay.

Wrong:

    kind: Agent
    metadata: { name: triage, namespace: sales }
    spec:
      framework: langgraph

Right, in \`adac.yaml\`:

    defaults:
      sales:
        spec:
          runtime: { image: "python:3.11-slim", handler: agents.sales.run }
          hosting: { dedicated: { replicas: 1 } }
          resources: { cpu: 100m, memory: 256Mi, storage: 1Gi }`,
  ),
  unknownImage: linkFinding(
    'unknown-image',
    'An image is a preset of the project or a full reference.',
    `A name without a registry host, such as \`python\`, is fetched from wherever a node looks first.
Presets are declared in \`adac.yaml\`, with their digests.

Wrong:

    runtime:
      image: python:3.11

Right:

    runtime:
      image: python:3.11-slim      # a preset
      # or registry.example/python@sha256:…`,
  ),
  uncountableQuantity: linkFinding(
    'uncountable-quantity',
    'Resources are quantities that Kubernetes can count.',
    `Wrong:

    resources:
      memory: 99999E

Right:

    resources:
      memory: 512Mi`,
  ),
  severalHostings: linkFinding(
    'several-hostings',
    'An agent is hosted in one way.',
    `Wrong:

    hosting:
      dedicated: { replicas: 2 }
      scheduled: { schedule: "0 6 * * *" }

Right:

    hosting:
      dedicated: { replicas: 2 }`,
  ),
  noRuntimeClass: linkFinding(
    'no-runtime-class',
    'Every pooled agent has a runtime class of its environment to run in.',
    `A runtime class is one framework on one image, lightweight or not; a pooled agent runs in the one
that equals it in all three.

Wrong, for an agent of CrewAI:

    runtimeClasses:
      - name: graphs
        framework: langgraph
        image: python:3.11-slim
        lightweight: false

Right: add a class with \`framework: crewai\`.`,
  ),
  twinRuntimeClass: linkFinding(
    'twin-runtime-class',
    'Runtime classes of an environment differ by name, and in what they serve.',
    `Between two classes of one framework, image and weight nothing would say which one an agent runs in.

Wrong:

    runtimeClasses:
      - { name: small, framework: crewai, image: "python:3.11-slim", lightweight: false, … }
      - { name: large, framework: crewai, image: "python:3.11-slim", lightweight: false, … }

Right: keep one of them.`,
  ),
  piWithoutLightweight: linkFinding(
    'pi-without-lightweight',
    'Only agents that are marked lightweight may name the class pi.',
    `A Raspberry Pi has no room for anything else, and the mark is a promise of the agent's author.

Wrong:

    placement:
      classes: [x86, pi]

Right:

    placement:
      classes: [x86, pi]
      lightweight: true`,
  ),
  contradictingCount: linkFinding(
    'contradicting-count',
    'The number of an agent is said once.',
    `A size of the environment, the count of a fleet member, and the replicas or bounds of the hosting
all say how many instances run.

Wrong:

    template:
      hosting: { serverless: { minScale: 0, maxScale: 10 } }
    members:
      - { name: triage, count: 500 }

Right:

    template:
      hosting: { pooled: {} }
    members:
      - { name: triage, count: 500 }`,
  ),
} satisfies Record<string, FindingType>;
