import { explain, type KindName } from './api-client.ts';
import { hasCondition } from './conditions.ts';
import { startControlPlane, type ControlPlane } from './control-plane.ts';
import { textAt } from './json-value.ts';
import { nameOf, type KubeObject } from './kube-object.ts';
import { readManifests } from './read-manifests.ts';
import type { Lab } from './scenario.ts';
import { startWorkers } from './start-workers.ts';
import { waitUntil } from './wait-until.ts';

/** What a cluster has beside the API server. */
export interface ClusterOptions {
  /** A scheduler, controllers, and kubelets that KWOK plays. */
  readonly workers: boolean;
  /** What there will be: the cluster learns the custom resources among these, and no others. */
  readonly objects: readonly KindName[];
}

/** A new and empty cluster. It goes when the scenario ends. */
export async function startCluster(
  lab: Lab,
  { workers, objects }: ClusterOptions,
): Promise<ControlPlane> {
  const plane = await startControlPlane(lab.components, lab.newFolder('cluster'));
  lab.atEnd(plane.stop);
  await installCustomResources(plane, definitionsFor(lab, objects));
  if (workers) startWorkers(lab.components, plane);
  return plane;
}

function definitionsFor({ components }: Lab, objects: readonly KindName[]): readonly KubeObject[] {
  const used = new Set(objects.map(({ apiVersion, kind }) => `${groupOf(apiVersion)}/${kind}`));
  return readManifests(components.files).filter(
    (one) =>
      one.kind === 'CustomResourceDefinition' &&
      used.has(`${textAt(one, 'spec', 'group')}/${textAt(one, 'spec', 'names', 'kind')}`),
  );
}

function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
}

async function installCustomResources(
  { api }: ControlPlane,
  definitions: readonly KubeObject[],
): Promise<void> {
  // Some are larger than what one annotation holds, so they are applied as Argo CD would: on the server's side.
  for (const definition of definitions) {
    const answer = await api.apply(definition);
    if (answer.status > 201) throw new Error(`${nameOf(definition)}: ${explain(answer)}`);
  }
  let missing: readonly KubeObject[] = definitions;
  await waitUntil(
    { what: 'the custom resources', seconds: 120 },
    async () => {
      const known = await api.list({
        apiVersion: 'apiextensions.k8s.io/v1',
        kind: 'CustomResourceDefinition',
      });
      const ready = new Set(
        known
          .filter((one) => hasCondition(one, 'Established'))
          .map(({ metadata }) => metadata.name),
      );
      missing = definitions.filter(({ metadata }) => !ready.has(metadata.name));
      return missing.length === 0 || undefined;
    },
    () => missing.map(nameOf).join(', '),
  );
}
