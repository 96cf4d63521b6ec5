import type { ApiClient } from './api-client.ts';
import { applyAll } from './apply-all.ts';
import type { KubeObject } from './kube-object.ts';

/**
 * Makes the namespaces that objects name and that are not among them: those of Argo CD and of the platform, which
 * are there before any agent.
 */
export async function addMissingNamespaces(
  api: ApiClient,
  objects: readonly KubeObject[],
): Promise<void> {
  const named = new Set(objects.map(({ metadata }) => metadata.namespace));
  for (const { kind, metadata } of objects) if (kind === 'Namespace') named.delete(metadata.name);
  for (const name of named) {
    if (name === undefined) continue;
    await applyAll(api, [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }]);
  }
}
