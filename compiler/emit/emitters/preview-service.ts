import { agentPort } from '../container.ts';
import type { Emitter } from '../emitter.ts';
import { objectMetadata } from '../object-metadata.ts';
import type { DedicatedWorkload } from '../workload.ts';
import { constant } from '../write-yaml.ts';

/** Reaches the pods that a blue-green rollout is about to switch to. */
export const previewService: Emitter<DedicatedWorkload> = {
  kind: 'Service',
  count: ({ rollout }) => (rollout?.blueGreen === undefined ? 0 : 1),
  emit: (workload, labels) => [
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { ...objectMetadata(workload, labels), name: previewName(workload) },
      spec: { selector: labels.selector, ports },
    },
  ],
};

/** Names of agents have no dot, but names of Services may have none either: so the ending keeps it apart. */
export function previewName({ name }: Pick<DedicatedWorkload, 'name'>): string {
  return `${name}-preview`;
}

const ports = constant([{ name: 'http', port: agentPort }]);
