import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';
import type { Components } from './build-components.ts';
import type { ControlPlane } from './control-plane.ts';
import type { KubeObject } from './kube-object.ts';
import { readManifests } from './read-manifests.ts';

/** Starts the scheduler, the controllers, and KWOK in place of kubelets. */
export function startWorkers(components: Components, plane: ControlPlane): void {
  const { folder, kubeconfig, processes } = plane;
  const file = components.program('control-plane');
  const shared = [
    `--kubeconfig=${kubeconfig}`,
    '--leader-elect=false',
    '--secure-port=0',
    '--kube-api-qps=500',
    '--kube-api-burst=1000',
  ];
  processes.start('kube-controller-manager', {
    file,
    args: [
      'kube-controller-manager',
      ...shared,
      `--service-account-private-key-file=${path.join(folder, 'service-accounts.key')}`,
      `--root-ca-file=${path.join(folder, 'apiserver.crt')}`,
    ],
  });
  processes.start('kube-scheduler', { file, args: ['kube-scheduler', ...shared] });
  const stages = path.join(folder, 'stages.yaml');
  writeFileSync(
    stages,
    stagesOf(components)
      .map((stage) => stringify(stage))
      .join('---\n'),
  );
  processes.start('kwok', {
    file: components.program('kwok'),
    args: [
      `--kubeconfig=${kubeconfig}`,
      `--config=${stages}`,
      '--manage-all-nodes',
      '--node-ip=127.0.0.1',
    ],
  });
}

/** How long a pod takes to end. At once would hide that new pods are placed while old ones still hold their room. */
const terminationMilliseconds = 3000;

/** KWOK's own stages, but for the end of a pod. */
function stagesOf(components: Components): readonly KubeObject[] {
  const own = readManifests(path.join(components.files, 'sigs.k8s.io/kwok')).filter(
    ({ kind, metadata }) => kind === 'Stage' && metadata.name !== podEnds.metadata.name,
  );
  return [...own, podEnds];
}

const podEnds: KubeObject = {
  apiVersion: 'kwok.x-k8s.io/v1alpha1',
  kind: 'Stage',
  metadata: { name: 'pod-delete' },
  spec: {
    resourceRef: { apiGroup: 'v1', kind: 'Pod' },
    selector: { matchExpressions: [{ key: '.metadata.deletionTimestamp', operator: 'Exists' }] },
    delay: { durationMilliseconds: terminationMilliseconds },
    next: { delete: true },
  },
};
