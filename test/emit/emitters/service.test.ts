import { expect, test } from 'vitest';
import { resolvedAgent } from '../../support/builders.ts';
import {
  emittedObjects,
  only,
  placementOf,
  runtimePlacement,
  valueAt,
} from '../../support/emitted.ts';

test('selects the pods of its Deployment and repeats no default', () => {
  for (const placed of [placementOf([resolvedAgent({ name: 'reader' })]), runtimePlacement()]) {
    const objects = emittedObjects(placed);
    const selector = valueAt(only(objects, 'Service'), 'spec', 'selector');
    expect(valueAt(only(objects, 'Deployment'), 'spec', 'selector', 'matchLabels')).toEqual(
      selector,
    );
    expect(
      valueAt(only(objects, 'Deployment'), 'spec', 'template', 'metadata', 'labels'),
    ).toMatchObject(selector ?? {});
    expect(valueAt(only(objects, 'Service'), 'spec', 'ports')).toEqual([
      { name: 'http', port: 8080 },
    ]);
  }
});

test('a scheduled agent has none', () => {
  const agent = resolvedAgent({
    name: 'nightly',
    hosting: { mode: 'scheduled', schedule: '0 3 * * *', timeZone: undefined },
  });
  expect(emittedObjects(placementOf([agent])).filter(({ kind }) => kind === 'Service')).toEqual([]);
});
