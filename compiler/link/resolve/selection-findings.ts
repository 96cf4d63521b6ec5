import type { FindingType } from '../../diagnostic/diagnostic.ts';
import { linkFinding } from '../link-finding.ts';

/** What can be wrong with what an environment names: definitions, clusters, overlays, scaling, phases. */
export const selectionFindings = {
  unknownSelection: linkFinding(
    'unknown-selection',
    'An environment names only what is defined.',
    `A name is looked up in the environment's namespace first, then in all of them;
\`namespace/name\` names one exactly.

Wrong, where the fleet is called \`research\`:

    definitions:
      - fleet: reserch

Right:

    definitions:
      - fleet: research`,
  ),
  ambiguousSelection: linkFinding(
    'ambiguous-selection',
    'What an environment names is one definition.',
    `Two namespaces may each define the same name; then only \`namespace/name\` tells them apart.

Wrong, where both \`sales\` and \`support\` have an agent \`triage\`:

    definitions:
      - agent: triage

Right:

    definitions:
      - agent: support/triage`,
  ),
  emptySelection: linkFinding(
    'empty-selection',
    'A selection by namespace or labels selects something.',
    `One that selects nothing is most likely misspelt, or what it meant was moved.

Wrong, where no namespace is called \`reports\`:

    definitions:
      - namespace: reports

Right:

    definitions:
      - namespace: reporting`,
  ),
  misplacedSize: linkFinding(
    'misplaced-size',
    'A size belongs to one agent or one fleet.',
    `The members of a team, a workflow or a namespace have no common measure by which a size could be divided.

Wrong:

    definitions:
      - team: newsroom
        size: 20

Right:

    definitions:
      - team: newsroom
      - agent: newsroom/editor
        size: 20`,
  ),
  contradictingSize: linkFinding(
    'contradicting-size',
    'An environment gives each agent one size.',
    `Wrong:

    definitions:
      - agent: triage
        size: 2
      - agent: triage
        size: 3

Right:

    definitions:
      - agent: triage
        size: 3`,
  ),
  twinName: linkFinding(
    'twin-name',
    'Environments and clusters differ by name, whatever their namespaces.',
    `Folders of the output, flags such as \`--environment\` and destinations of Argo CD know them by name alone.

Wrong:

    kind: Environment
    metadata: { name: live, namespace: sales }
    ---
    kind: Environment
    metadata: { name: live, namespace: support }

Right:

    metadata: { name: live-sales, namespace: sales }
    metadata: { name: live-support, namespace: support }`,
  ),
  repeatedCluster: linkFinding(
    'repeated-cluster',
    'An environment lists each cluster once.',
    `A cluster that is listed twice would offer its capacity twice.

Wrong:

    clusters:
      - name: west
      - name: west

Right:

    clusters:
      - name: west`,
  ),
  unknownPolicySet: linkFinding(
    'unknown-policy-set',
    'An environment is judged by policy sets that the project has.',
    `A set that is misspelt would judge nothing. Sets are folders of \`policies/\`; \`policySets\` in
\`adac.yaml\`, where it is written, lists them.

Wrong:

    policySets:
      - supply-chian

Right:

    policySets:
      - supply-chain`,
  ),
  idleOverlay: linkFinding(
    'idle-overlay',
    'An overlay changes at least one agent of its environment.',
    `One that selects nothing, or says only what the agents say already, looks as if it did something.
Overlays merge over agents that the environment selects in its \`definitions\`.

Wrong, where the agents of \`sales\` all have a timeout of 30s:

    overlays:
      - select: { namespace: sales }
        spec: { limits: { timeout: 30s } }

Right: remove the overlay, or let it say something else.`,
  ),
  idleScaling: linkFinding(
    'idle-scaling',
    'The scaling of an environment covers at least one agent.',
    `It bounds the total of the dedicated agents that state neither replicas nor autoscaling.
Where there are none, its numbers would mean nothing.

Wrong, where every agent is pooled:

    scaling:
      name: workers

Right: remove the scaling, or host some of the agents as \`dedicated: {}\`.`,
  ),
  smallScaling: linkFinding(
    'small-scaling',
    'The bounds of a scaling object leave every covered agent at least one instance.',
    `The bounds are for the total of the agents that it covers, and a Deployment under an autoscaler
runs at least one pod.

Wrong, for five agents:

    scaling:
      minAgents: 3
      maxAgents: 100

Right:

    scaling:
      minAgents: 5
      maxAgents: 100`,
  ),
  unorderedPhases: linkFinding(
    'unordered-phases',
    'The rollout phases of an environment grow.',
    `Each phase is the number of agents that run when it is done.

Wrong:

    phases: [1000, 100, 10000]

Right:

    phases: [100, 1000, 10000]`,
  ),
  wrongLastPhase: linkFinding(
    'wrong-last-phase',
    'The last rollout phase is the whole environment.',
    `Otherwise some agents would never be rolled out, or the plan would promise some that do not exist.

Wrong, for 30,000 agents:

    phases: [100, 1000, 10000]

Right:

    phases: [100, 1000, 10000, 30000]`,
  ),
} satisfies Record<string, FindingType>;
