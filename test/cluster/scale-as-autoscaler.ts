import { explain, type ApiClient } from './api-client.ts';
import type { Checks } from './checks.ts';
import type { KubeObject } from './kube-object.ts';

/** Scales as the autoscaler does under load: it writes the scale of its target, under a name of its own. */
export async function scaleAsAutoscaler(
  { api, checks }: { readonly api: ApiClient; readonly checks: Checks },
  target: KubeObject,
  replicas: number,
): Promise<void> {
  const answer = await api.ask({
    method: 'PATCH',
    path: `${await api.pathOf(target)}/scale?fieldManager=kube-controller-manager`,
    body: { spec: { replicas } },
    contentType: 'application/merge-patch+json',
  });
  checks.equal(answer.status, 200, explain(answer));
}
