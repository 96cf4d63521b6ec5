import { expect, test } from 'vitest';
import { resolvedAgent, serverlessHosting } from '../../support/builders.ts';
import { emittedObjects, placementOf, valueAt } from '../../support/emitted.ts';

test('only the priorities in use are written, in order', () => {
  const agents = (['critical', 'low', 'low', 'normal'] as const).map((priority, index) =>
    resolvedAgent({ name: `agent-${index}`, priority }),
  );
  const classes = emittedObjects(placementOf(agents)).filter(
    ({ kind }) => kind === 'PriorityClass',
  );
  expect(classes.map((one) => [one.name, one.namespace, valueAt(one, 'value')])).toEqual([
    ['adac-test-low', undefined, 1000],
    ['adac-test-normal', undefined, 10_000],
    ['adac-test-critical', undefined, 1_000_000],
  ]);
});

test('serverless agents need none, since Knative refuses it', () => {
  const agent = resolvedAgent({
    name: 'a',
    priority: 'high',
    hosting: serverlessHosting,
  });
  const classes = emittedObjects(placementOf([agent])).filter(
    ({ kind }) => kind === 'PriorityClass',
  );
  expect(classes).toEqual([]);
});
