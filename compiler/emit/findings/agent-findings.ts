import type { FindingType } from '../../diagnostic/diagnostic.ts';

/** What is wrong with one agent as something to deploy. */
export const agentFindings = {
  nameTooLong: {
    code: 'emit/name-too-long',
    severity: 'error',
    summary:
      'Names fit the objects that are made from them, because the API server refuses longer ones.',
    explanation: `
A scheduled agent becomes a CronJob, whose name may have 52 characters, since Jobs and pods get suffixes. A
serverless agent becomes a Knative Service, whose revisions add a number: 57. A namespace, with the
environment's prefix before it, has at most 63.

\`\`\`yaml
kind: Agent
metadata:
  name: nightly-reconciliation-of-all-accounts-in-all-currencies   # 57 characters
spec:
  hosting:
    scheduled: { schedule: '0 3 * * *' }
\`\`\`

Give it a shorter name:

\`\`\`yaml
metadata:
  name: nightly-reconciliation
\`\`\`
`,
  },
  invalidLabel: {
    code: 'emit/invalid-label',
    severity: 'error',
    summary:
      "Labels have Kubernetes' form, because the API server refuses an object with any other.",
    explanation: `
A key is a name of at most 63 letters, digits, \`-\`, \`_\` and \`.\`, perhaps after a DNS prefix and a slash. A label's
value has the same form and may be empty. Annotations take any text under such a key.

\`\`\`yaml
metadata:
  labels:
    cost centre: R&D, Berlin
\`\`\`

Free text belongs into an annotation:

\`\`\`yaml
metadata:
  labels:
    cost-centre: rd-berlin
  annotations:
    example.com/cost-centre: R&D, Berlin
\`\`\`
`,
  },
  reservedMetadata: {
    code: 'emit/reserved-metadata',
    severity: 'error',
    summary:
      'Definitions leave the labels and annotations of Kubernetes, Argo CD, Knative and adac alone, because these act on them.',
    explanation: `
An annotation such as \`argocd.argoproj.io/hook\` makes Argo CD treat the object as a hook and delete it after a
sync; a label below \`kubernetes.io\` can take an object from its owner. So an author may not set keys whose prefix is
\`kubernetes.io\`, \`k8s.io\`, \`argoproj.io\`, \`knative.dev\` or \`adac.dev\`, or ends in one of them.

\`\`\`yaml
metadata:
  annotations:
    argocd.argoproj.io/hook: PreSync
\`\`\`

Use a prefix of your own:

\`\`\`yaml
metadata:
  annotations:
    example.com/stage: preparation
\`\`\`
`,
  },
  annotationsTooLarge: {
    code: 'emit/annotations-too-large',
    severity: 'error',
    summary:
      "An object's annotations have at most 262,144 bytes together, because the API server refuses more.",
    explanation: `
Counted are the keys and values of all annotations that adac would write for the agent: its own, its owners, and
the hosts that it declares as egress.

\`\`\`yaml
metadata:
  annotations:
    example.com/handbook: <three hundred kilobytes of text>
\`\`\`

Link to long texts instead:

\`\`\`yaml
metadata:
  annotations:
    example.com/handbook: https://handbook.example.com/agents
\`\`\`
`,
  },
  unwritableText: {
    code: 'emit/unwritable-text',
    severity: 'error',
    summary: 'Text holds whole characters, because half of a surrogate pair has no form in UTF-8.',
    explanation: `
A YAML escape such as \`"\\ud83d"\` writes half of a character. No file can hold it, and no API server takes it.

\`\`\`yaml
metadata:
  annotations:
    example.com/mood: "\\ud83d"
\`\`\`

Write the character itself, or both halves:

\`\`\`yaml
metadata:
  annotations:
    example.com/mood: "\\ud83d\\ude00"
\`\`\`
`,
  },
  definitionTooLarge: {
    code: 'emit/definition-too-large',
    severity: 'error',
    summary:
      'A definition has at most 200 KiB, because its ConfigMap is kept in etcd and in the memory of every node.',
    explanation: `
What counts is the definition as the runtime reads it, with the rendered prompt.

\`\`\`yaml
spec:
  prompt: <a manual of three hundred kilobytes>
\`\`\`

Let the agent look things up with a tool instead of telling it everything:

\`\`\`yaml
spec:
  prompt: Look up what you need in the manual.
  tools:
    - name: manual
      allow: [search]
\`\`\`
`,
  },
  serverlessTimeout: {
    code: 'emit/serverless-timeout',
    severity: 'error',
    summary:
      'A serverless agent answers within 600 seconds, because Knative refuses a longer timeout.',
    explanation: `
\`\`\`yaml
spec:
  hosting: { serverless: { maxScale: 5 } }
  limits: { timeout: 30m }
\`\`\`

Shorten the timeout, or give the agent pods of its own:

\`\`\`yaml
spec:
  hosting: { dedicated: { replicas: 1 } }
  limits: { timeout: 30m }
\`\`\`
`,
  },
} as const satisfies Record<string, FindingType>;
