import { expect, test } from 'vitest';
import { nodePool, resolvedAgent } from '../../support/builders.ts';
import { emittedObjects, only, placementOf, valueAt } from '../../support/emitted.ts';

const pools = [nodePool({ name: 'main', count: 3 })];

test('holds a namespace to the cluster’s capacity and a control plane’s limits', () => {
  const objects = emittedObjects(placementOf([resolvedAgent({ name: 'a' })], { pools }));
  expect(valueAt(only(objects, 'ResourceQuota'), 'spec', 'hard')).toEqual({
    'count/deployments.apps': '2000',
    pods: '3000',
    'requests.cpu': '10500m',
    'requests.ephemeral-storage': '240Gi',
    'requests.memory': '42Gi',
    services: '5000',
  });
});

test('does not change with the agents', () => {
  const quota = (count: number) => {
    const agents = Array.from({ length: count }, (_, index) =>
      resolvedAgent({ name: `agent-${index}` }),
    );
    return only(emittedObjects(placementOf(agents, { pools })), 'ResourceQuota').fields;
  };
  expect(quota(9)).toEqual(quota(1));
});
