import { expect, test } from 'vitest';
import { resolvedAgent } from '../../support/builders.ts';
import { emittedObjects, placementOf, runtimePlacement, valueAt } from '../../support/emitted.ts';
import type { PlacedProgram } from '../../../compiler/model/placed-program.ts';

function allowed(placed: PlacedProgram): readonly unknown[] {
  return emittedObjects(placed)
    .filter(({ kind }) => kind === 'PodDisruptionBudget')
    .map((budget) => valueAt(budget, 'spec', 'maxUnavailable'));
}

test('one pod has none, from two on a tenth may go, at least one', () => {
  const dedicated = (instances: number) =>
    placementOf([resolvedAgent({ name: 'reader', instances, minInstances: instances })]);
  expect(allowed(dedicated(1))).toEqual([]);
  expect(allowed(dedicated(2))).toEqual([1]);
  expect(allowed(dedicated(45))).toEqual([4]);
  expect(allowed(runtimePlacement({ replicas: 1 }))).toEqual([]);
  expect(allowed(runtimePlacement({ replicas: 120 }))).toEqual([12]);
});

test('under an autoscaler the fewest pods count', () => {
  const agent = resolvedAgent({
    name: 'reader',
    instances: 100,
    minInstances: 2,
    hosting: { mode: 'dedicated', autoscaling: { min: 2, max: 100 } },
  });
  expect(allowed(placementOf([agent]))).toEqual([1]);
});

test('pods that are broken anyway do not hold a drain up', () => {
  const [budget] = emittedObjects(runtimePlacement()).filter(
    ({ kind }) => kind === 'PodDisruptionBudget',
  );
  expect(budget?.fields.spec).toMatchObject({ unhealthyPodEvictionPolicy: 'AlwaysAllow' });
});
