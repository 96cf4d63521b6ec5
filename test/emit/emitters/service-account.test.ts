import { expect, test } from 'vitest';
import { resolvedAgent } from '../../support/builders.ts';
import { emittedObjects, only, placementOf } from '../../support/emitted.ts';

test('an account without a token, under the agent’s name', () => {
  const objects = emittedObjects(
    placementOf([resolvedAgent({ name: 'reader', namespace: 'team' })]),
  );
  expect(only(objects, 'ServiceAccount').fields).toMatchObject({
    metadata: { name: 'reader', namespace: 'team' },
    automountServiceAccountToken: false,
  });
});

test('each agent has its own', () => {
  const agents = ['one', 'two'].map((name) => resolvedAgent({ name }));
  const accounts = emittedObjects(placementOf(agents)).filter(
    ({ kind }) => kind === 'ServiceAccount',
  );
  expect(accounts.map(({ name }) => name)).toEqual(['one', 'two']);
});
