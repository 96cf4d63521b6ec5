import { expect, test } from 'vitest';
import { resolvedAgent } from '../../support/builders.ts';
import { emittedObjects, only, placementOf, valueAt } from '../../support/emitted.ts';

test('gives containers that name no amounts some, so that the quota admits them', () => {
  const objects = emittedObjects(placementOf([resolvedAgent({ name: 'a', namespace: 'team' })]));
  const range = only(objects, 'LimitRange');
  expect(range.namespace).toBe('team');
  expect(valueAt(range, 'spec', 'limits')).toEqual([
    {
      default: { cpu: '1', 'ephemeral-storage': '512Mi', memory: '512Mi' },
      defaultRequest: { cpu: '25m', 'ephemeral-storage': '64Mi', memory: '64Mi' },
      type: 'Container',
    },
  ]);
});
