import type { FindingType } from '../../diagnostic/diagnostic.ts';

/** What is wrong with what Argo CD would sync. */
export const applicationFindings = {
  shardTooLarge: {
    code: 'emit/shard-too-large',
    severity: 'error',
    summary:
      'A shard has at most 1,000 objects and 8 MiB, because it is one Argo CD Application, which compares all of them at once.',
    explanation: `
The number of shards is declared and never changes by itself: to move an object between Applications is to
delete it and make it again. The finding names the number to declare. Declare it before the first roll-out, or reshard with
\`--allow-destroy\`.

\`\`\`yaml
kind: Environment
spec:
  clusters:
    - name: cloud   # 2,400 objects in one shard
\`\`\`

\`\`\`yaml
kind: Environment
spec:
  clusters:
    - name: cloud
      shards: 4
\`\`\`
`,
  },
  baseTooLarge: {
    code: 'emit/base-too-large',
    severity: 'error',
    summary:
      'The namespaces of an environment on a cluster take at most 1,000 objects, because one Argo CD Application brings them all.',
    explanation: `
Each namespace comes with a quota, limits for its containers and a network policy. They stand in the base of an
environment on a cluster, which is one Application, so that there is room for some two hundred and forty of them.

\`\`\`yaml
kind: Environment
metadata: { name: production }
spec:
  definitions: [{ labels: { stage: production } }]   # agents of 400 namespaces
\`\`\`

Divide the environment, or give agents that belong together one namespace:

\`\`\`yaml
kind: Environment
metadata: { name: production-sales }
spec:
  definitions: [{ labels: { stage: production, division: sales } }]   # of 150 namespaces
\`\`\`
`,
  },
  tooManyApplications: {
    code: 'emit/too-many-applications',
    severity: 'error',
    summary:
      'An environment has at most 5,000 Applications, because one ApplicationSet makes them all.',
    explanation: `
Each shard of each cluster is an Application, and each rollout phase has its own.

\`\`\`yaml
kind: Environment
spec:
  clusters: [{ name: cloud, shards: 4000 }]
  phases: [100, 1000, 10000]
\`\`\`

Declare fewer shards, or divide the environment:

\`\`\`yaml
kind: Environment
spec:
  clusters: [{ name: cloud, shards: 40 }]
\`\`\`
`,
  },
  objectTooLarge: {
    code: 'emit/object-too-large',
    severity: 'error',
    summary: 'An object has at most 1.5 MiB, because etcd refuses a larger one.',
    explanation: `
An environment's AppProject lists all namespaces, and its ApplicationSet all Applications. Both grow with the environment.

\`\`\`yaml
kind: Environment
spec:
  clusters: [{ name: cloud, shards: 4000 }]
\`\`\`

Declare fewer shards, or divide the environment:

\`\`\`yaml
kind: Environment
spec:
  clusters: [{ name: cloud, shards: 40 }]
\`\`\`
`,
  },
  noGitRepository: {
    code: 'emit/no-git-repository',
    severity: 'warning',
    summary:
      'adac.yaml names the repository that Argo CD reads, because without it nothing is deployed from `out/`.',
    explanation: `
Manifests are written either way. AppProject and ApplicationSet need to know where Argo CD finds them.

\`\`\`yaml
kind: Project
spec:
  output: out
\`\`\`

\`\`\`yaml
kind: Project
spec:
  git: { repository: https://git.example/estate.git, branch: main }
\`\`\`
`,
  },
} as const satisfies Record<string, FindingType>;
