import { renderDocuments } from './render-documents.ts';
import type { Scaffold, ScaffoldAnswers } from './scaffold.ts';

/** A cluster with one pool of usual nodes. */
export function scaffoldCluster(answers: ScaffoldAnswers): Scaffold {
  return new Map([
    [
      `clusters/${answers.name}.yaml`,
      renderDocuments('The machines there are: measure them with kubectl describe node.', [
        clusterDocument(answers),
      ]),
    ],
  ]);
}

/** The `Cluster` that a scaffold declares. */
export function clusterDocument({ name, description, nodes }: ScaffoldAnswers): object {
  return {
    apiVersion: 'adac.dev/v2',
    kind: 'Cluster',
    metadata: { name, description },
    spec: {
      pools: [
        {
          name: 'general',
          class: 'x86',
          role: 'primary',
          count: nodes,
          arch: 'amd64',
          cpu: 4,
          memory: '16Gi',
          storage: '100Gi',
          reserved: { cpu: '200m', memory: '1Gi' },
          labels: { 'node.example/pool': 'general' },
          pricePerHour: 0.1,
        },
      ],
    },
  };
}
