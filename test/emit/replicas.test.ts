import { expect, test } from 'vitest';
import { resolvedAgent } from '../support/builders.ts';
import { emittedObjects, placementOf, valueAt } from '../support/emitted.ts';
import { assignment } from '../support/placed.ts';

const autoscaling = { min: 1, max: 6 };

/** The replicas of the Deployments of an agent that stands on two clusters, twice as many on the second. */
function replicasOn(handedOver: number | undefined): unknown {
  const hosting = { mode: 'dedicated', autoscaling, handedOver } as const;
  const agent = resolvedAgent({ name: 'reader', instances: 6, minInstances: 1, hosting });
  const shares = [
    { cluster: 'local', pool: 'general', instances: 2 },
    { cluster: 'other', pool: 'general', instances: 4 },
  ];
  const placement = placementOf([agent], {}, { assignments: [assignment(agent, { shares })] });
  return emittedObjects(placement)
    .filter(({ kind }) => kind === 'Deployment')
    .map((deployment) => valueAt(deployment, 'spec', 'replicas'));
}

test('a cluster takes its share of the replicas that are handed over', () => {
  expect(replicasOn(3)).toEqual([1]);
  expect(replicasOn(6)).toEqual([2]);
  expect(replicasOn(undefined)).toEqual([undefined]);
});
