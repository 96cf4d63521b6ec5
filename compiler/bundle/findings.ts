import type { FindingType } from '../diagnostic/diagnostic.ts';

/** What writing the output may find. */
export const bundleFindings = {
  outputFolder: {
    code: 'bundle/output-folder',
    severity: 'error',
    summary:
      'The output folder lies within the project and apart from the sources, because the compiler deletes what it owns there.',
    explanation: `\`output\` names a folder that only the compiler writes: a relative path of plain names,
below the folder of \`adac.yaml\`, neither the project itself nor its \`.git\`, and not
a folder that sources are read from, nor one within or around such a folder.

\`\`\`yaml
kind: Project
spec:
  output: agents/out   # the compiler would read what it wrote
\`\`\`

\`\`\`yaml
kind: Project
spec:
  output: out
\`\`\`
`,
  },
  wouldDestroy: {
    code: 'bundle/would-destroy',
    severity: 'error',
    summary:
      'A compile that removes much of an environment asks first, because Argo CD prunes what is no longer in its folder.',
    explanation: `What leaves \`out/\` is deleted from the cluster. So a compile fails that would remove a whole
environment, or more than 10 % of its objects and more than 10. An object that moves to
another shard counts as removed, since one Application deletes it before the other creates it.

\`\`\`yaml
# yesterday: two fleets
definitions:
  - fleet: research
  - fleet: deployment
# today: one of them forgotten
definitions:
  - fleet: research
\`\`\`

Select it again; or, if the objects are to go, run \`adac compile --allow-destroy\`.
`,
  },
  shardTooLarge: {
    code: 'bundle/shard-too-large',
    severity: 'error',
    summary:
      'The manifests of one Application stay within 8 MB, because Argo CD reads and compares them as a whole.',
    explanation: `An environment's objects on a cluster are divided over as many Applications as the environment
or the cluster declares as \`shards\`. The number never changes by itself, since moving an object
between Applications deletes and creates it.

\`\`\`yaml
kind: Environment
spec:
  clusters:
    - name: cloud-a            # 20 MB of manifests in one Application
\`\`\`

\`\`\`yaml
kind: Environment
spec:
  clusters:
    - { name: cloud-a, shards: 3 }
\`\`\`

Changing the number moves objects, so the compile after it needs \`--allow-destroy\`.
`,
  },
  folderTooFull: {
    code: 'bundle/folder-too-full',
    severity: 'error',
    summary:
      'A folder of the output has fewer than 3,000 entries, because GitHub shows no more of it and Argo CD reads larger ones slowly.',
    explanation: `Each shard of a cluster is a folder, in each rollout phase; each namespace and each workflow of an
environment is a file of its bundle.

\`\`\`yaml
kind: Environment
spec:
  clusters: [{ name: cloud, shards: 1000 }]
  phases: [100, 1000, 10000, 100000]
\`\`\`

\`\`\`yaml
kind: Environment
spec:
  clusters: [{ name: cloud, shards: 40 }]
  phases: [100, 1000, 10000, 100000]
\`\`\`

Namespaces and workflows are divided over several environments.
`,
  },
} satisfies Record<string, FindingType>;
