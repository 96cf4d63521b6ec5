import type { WorkloadLabels } from './labels.ts';
import type { Manifest } from './manifest.ts';
import type { AgentWorkload, Workload } from './workload.ts';

/** `metadata` of one of a workload's objects, under the workload's name. */
export function objectMetadata(
  { name, namespace }: Workload,
  labels: WorkloadLabels,
  annotations?: Readonly<Record<string, string>>,
): Manifest['metadata'] {
  return annotations === undefined
    ? { name, namespace, labels: labels.all }
    : { name, namespace, labels: labels.all, annotations };
}

/** `metadata` of the object that runs an agent: it also carries what the author says of the agent. */
export function agentMetadata(
  { name, namespace, framework, labels, annotations, owners }: AgentWorkload,
  ours: WorkloadLabels,
): Manifest['metadata'] {
  const noted: Record<string, string> = { ...annotations };
  if (owners !== undefined && owners.length > 0) noted['adac.dev/owners'] = owners.join(',');
  return {
    name,
    namespace,
    // Ours last, so that an author's label cannot take an object out of its environment.
    labels: { ...labels, ...ours.all, 'adac.dev/framework': framework },
    ...(Object.keys(noted).length > 0 && { annotations: noted }),
  };
}
