import { explain, type ApiClient, type ApplyOptions } from './api-client.ts';
import { nameOf, type KubeObject } from './kube-object.ts';

/**
 * Applies objects one after the other, namespaces and what else stands at the top first.
 * @returns the objects as the API server now has them, in the order given
 * @throws with what the API server says of the first object that it refuses
 */
export async function applyAll(
  api: ApiClient,
  objects: readonly KubeObject[],
  options: ApplyOptions = {},
): Promise<ReadonlyMap<KubeObject, unknown>> {
  const applied = new Map<KubeObject, unknown>();
  const ranked = [...objects].sort((left, right) => rankOf(left) - rankOf(right));
  for (const object of ranked) {
    const answer = await api.apply(object, options);
    if (answer.status > 201) throw new Error(`${nameOf(object)}: ${explain(answer)}`);
    applied.set(object, answer.body);
  }
  return applied;
}

/** What other objects stand in, and then what they name; the sync waves in the manifests say the same to Argo CD. */
const ranks = new Map([
  ['Namespace', 0],
  ['PriorityClass', 1],
  ['ServiceAccount', 1],
]);

function rankOf({ kind }: KubeObject): number {
  return ranks.get(kind) ?? 2;
}
