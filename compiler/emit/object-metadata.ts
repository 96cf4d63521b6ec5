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

/** `metadata` of the object that runs an agent: it also carries what the author says of the agent, and what is `noted` for others. */
export function agentMetadata(
  { name, namespace, framework, labels, annotations, owners }: AgentWorkload,
  ours: WorkloadLabels,
  noted: Readonly<Record<string, string>> = {},
): Manifest['metadata'] {
  const all = {
    ...annotations,
    ...(owners !== undefined && owners.length > 0 && { 'adac.dev/owners': owners.join(',') }),
    ...noted,
  };
  return {
    name,
    namespace,
    // Ours last, so that an author's label cannot take an object out of its environment.
    labels: { ...labels, ...ours.all, 'adac.dev/framework': framework },
    ...(Object.keys(all).length > 0 && { annotations: all }),
  };
}
