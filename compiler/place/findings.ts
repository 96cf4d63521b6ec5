import type { FindingType } from '../diagnostic/diagnostic.ts';

/** What placement may find. */
export const placeFindings = {
  noCapacity: {
    code: 'place/no-capacity',
    severity: 'error',
    summary: 'An environment is placed completely or not at all.',
    explanation: `
Every instance needs a place on a pool that its constraints allow and that has room for it
in slots, cpu, memory, storage, pods and extended resources. The finding names the agents
that have none, what stops them, and the smallest purchase that would mend it.

Wrong: 30,000 agents on one node that takes 22,500.

\`\`\`yaml
pools:
  - { name: primary, count: 1, declaredAgents: 22500, … }
\`\`\`

Mended: one more node.

\`\`\`yaml
pools:
  - { name: primary, count: 2, declaredAgents: 22500, … }
\`\`\`
`,
  },
  tooLarge: {
    code: 'place/too-large',
    severity: 'error',
    summary: 'One instance of an agent must fit on one empty node.',
    explanation: `
A pod stands on one node. What asks for more than any node offers, after what the node
reserves, can never run, however many nodes there are.

Wrong, where the largest node has 16 cores:

\`\`\`yaml
resources: { cpu: 20, memory: 8Gi, storage: 1Gi }
\`\`\`

Mended:

\`\`\`yaml
resources: { cpu: 12, memory: 8Gi, storage: 1Gi }
\`\`\`
`,
  },
  largeWeight: {
    code: 'place/large-weight',
    severity: 'error',
    summary: 'One instance of a pooled agent must fit in one pod of its runtime class.',
    explanation: `
A pod of a runtime class holds at most \`slotsPerPod\` slots, and an instance is never split.

Wrong, where the class has \`slotsPerPod: 100\`:

\`\`\`yaml
hosting: { pooled: { weight: 150 } }
\`\`\`

Mended: a lower weight, or a class with larger pods.

\`\`\`yaml
hosting: { pooled: { weight: 100 } }
\`\`\`
`,
  },
  notSurvived: {
    code: 'place/not-survived',
    severity: 'error',
    summary:
      'An environment that requires to survive node losses has a place for every displaced agent.',
    explanation: `
\`survive: { nodes: 1, enforcement: required }\` promises that after the loss of any one node,
every pod that stood on it finds a place on the nodes that are left, while the others stay.
adac loses every node in turn and re-places its pods; here one loss leaves agents without a place.

Wrong: two full nodes.

\`\`\`yaml
pools:
  - { name: main, count: 2, … }
\`\`\`

Mended: room for one node's pods, or \`enforcement: report\`.

\`\`\`yaml
pools:
  - { name: main, count: 3, … }
\`\`\`
`,
  },
  littleHeadroom: {
    code: 'place/little-headroom',
    severity: 'error',
    summary: 'An environment that demands headroom has that share of its slots free.',
    explanation: `
\`headroom.percent\` is the share of the slots of an environment's pools (those of role backup
aside) that must stay free beside what all environments use.

Wrong: 95 agents on 100 slots.

\`\`\`yaml
headroom: { percent: 10 }
\`\`\`

Mended: fewer agents, more nodes, or less headroom.

\`\`\`yaml
headroom: { percent: 5 }
\`\`\`
`,
  },
  overBudget: {
    code: 'place/over-budget',
    severity: 'error',
    summary: 'An environment costs at most its budget, at the most instances that it may run.',
    explanation: `
The cost of a month is the price of the used nodes, of the backup nodes and of the storage
that agents request; pools that environments share are paid in proportion to their use.

Wrong: nodes for 320 USD a month.

\`\`\`yaml
budget: { usdPerMonth: 300 }
\`\`\`

Mended: a larger budget, fewer agents, or agents that tolerate spot nodes.

\`\`\`yaml
budget: { usdPerMonth: 350 }
\`\`\`
`,
  },
  badLock: {
    code: 'place/bad-lock',
    severity: 'error',
    summary: 'Every line of adac.lock can be read.',
    explanation: `
\`adac.lock\` remembers where every agent stands, one line each. A merge conflict or an edit
by hand may leave a line that says nothing. Delete it: adac places the agent again.

Wrong:

\`\`\`
<<<<<<< HEAD
edge research/reader 10 of 1s,1m,1Mi,1Mi on edge/primary=10(1x100s,900m,1Gi,1Gi,20p)
=======
\`\`\`

Mended:

\`\`\`
edge research/reader 10 of 1s,1m,1Mi,1Mi on edge/primary=10(1x100s,900m,1Gi,1Gi,20p)
\`\`\`
`,
  },
} satisfies Record<string, FindingType>;
