import { expect, test } from 'vitest';
import { emittedObjects, only, valueAt } from '../../support/emitted.ts';
import { financeAgent, platformPlacement } from '../platform-cases.ts';

test('allows the charts their repositories and namespaces, and the agents nothing more', () => {
  const objects = emittedObjects(
    platformPlacement('test', [financeAgent({})], { platform: { charts: ['keda'] } }),
  );
  const project = only(objects, 'AppProject', 'adac-test-platform');
  expect(valueAt(project, 'spec', 'sourceRepos')).toEqual(['https://kedacore.github.io/charts']);
  expect(valueAt(project, 'spec', 'destinations')).toEqual([
    { name: 'local', namespace: 'keda' },
    { name: 'local', namespace: 'kube-system' },
  ]);
  expect(valueAt(only(objects, 'AppProject', 'adac-test'), 'spec', 'sourceRepos')).toEqual([
    'https://git.example/estate.git',
  ]);
});

test('is not there where no chart is switched on', () => {
  const objects = emittedObjects(platformPlacement('test', [financeAgent({})], { platform: {} }));
  only(objects, 'AppProject', 'adac-test');
  expect(objects.filter(({ kind }) => kind === 'AppProject')).toHaveLength(1);
});
