import path from 'node:path';
import { addMissingNamespaces } from '../add-missing-namespaces.ts';
import { addNodes } from '../add-nodes.ts';
import type { ApiClient } from '../api-client.ts';
import { applyAll } from '../apply-all.ts';
import { hasCondition } from '../conditions.ts';
import { readOutput } from '../estate-output.ts';
import { inventoryNodes } from '../inventory-nodes.ts';
import { numberAt, textAt } from '../json-value.ts';
import type { KubeObject } from '../kube-object.ts';
import { scaleAsAutoscaler } from '../scale-as-autoscaler.ts';
import type { Scenario } from '../scenario.ts';
import { startCluster } from '../start-cluster.ts';
import { waitUntil } from '../wait-until.ts';

const environment = 'reporting';
const manager = 'argocd-controller';

/** Dedicated agents whose replicas belong to an autoscaler. */
export const autoscaled: Scenario = {
  name: 'autoscaled',
  title: 'the autoscaler takes the reporting agents, and what it set survives a sync',
  minutes: 15,
  async run(lab) {
    const { checks } = lab;
    const output = readOutput(path.join(lab.root, 'out')).find(({ name }) => name === environment);
    const manifests = output?.manifests ?? [];
    // A Rollout has no replicas until the controller of Argo Rollouts, which does not run here, sets them.
    const autoscalers = manifests.filter(
      (one) =>
        one.kind === 'HorizontalPodAutoscaler' &&
        textAt(one, 'spec', 'scaleTargetRef', 'kind') === 'Deployment',
    );
    checks.that(autoscalers.length > 0, `Environment "${environment}" has no autoscaler.`);
    const { api, stop } = await startCluster(lab, { workers: true, objects: manifests });
    const file = path.join(lab.root, 'clusters', 'cloud.yaml');
    const nodes = await inventoryNodes(lab, file, manifests);
    const demanded = nodes.filter(({ spec }) => !JSON.stringify(spec).includes('spot'));
    await addNodes(api, demanded);
    await addMissingNamespaces(api, manifests);
    await applyAll(api, manifests, { manager });
    const least = autoscalers.map((one) => numberAt(one, 'spec', 'minReplicas'));
    // Nothing in the manifests says how many pods there are: that there are enough is the autoscaler's doing.
    await waitForReplicas(api, autoscalers, least);
    for (const autoscaler of autoscalers) {
      const live = await api.get(autoscaler);
      const { name } = autoscaler.metadata;
      checks.that(live !== undefined, `The autoscaler of ${name} is gone.`);
      if (live !== undefined)
        checks.that(hasCondition(live, 'AbleToScale'), `${name} is not scaled.`);
    }
    const most = autoscalers.map((one) => numberAt(one, 'spec', 'maxReplicas'));
    for (const [index, autoscaler] of autoscalers.entries()) {
      await scaleAsAutoscaler({ api, checks }, targetOf(autoscaler), most[index] ?? 0);
    }
    await waitForReplicas(api, autoscalers, most);
    await applyAll(api, manifests, { manager });
    for (const [index, autoscaler] of autoscalers.entries()) {
      const live = await api.get(targetOf(autoscaler));
      const { name } = autoscaler.metadata;
      checks.equal(numberAt(live, 'spec', 'replicas'), most[index], `replicas of ${name}`);
    }
    await stop();
    return {
      autoscalers: autoscalers.length,
      nodes: demanded.length,
      podsAtLeast: sum(least),
      podsAtMost: sum(most),
    };
  },
};

/** Each Deployment has so many pods, and every one of them is ready: there is room for what the autoscaler may ask. */
async function waitForReplicas(
  api: ApiClient,
  autoscalers: readonly KubeObject[],
  expected: readonly number[],
): Promise<void> {
  let ready: readonly number[] = [];
  await waitUntil(
    { what: `ready pods ${expected.join(', ')}`, seconds: 180 },
    async () => {
      ready = await Promise.all(
        autoscalers.map(async (one) => {
          const live = await api.get(targetOf(one));
          return numberAt(live, 'status', 'readyReplicas');
        }),
      );
      return ready.join() === expected.join() || undefined;
    },
    () => `There are ${ready.join(', ')}.`,
  );
}

function targetOf(autoscaler: KubeObject): KubeObject {
  const { namespace } = autoscaler.metadata;
  return {
    apiVersion: textAt(autoscaler, 'spec', 'scaleTargetRef', 'apiVersion'),
    kind: textAt(autoscaler, 'spec', 'scaleTargetRef', 'kind'),
    metadata: {
      name: textAt(autoscaler, 'spec', 'scaleTargetRef', 'name'),
      ...(namespace !== undefined && { namespace }),
    },
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
