import { expect, test } from 'vitest';
import { emittedObjects, only, valueAt } from '../../support/emitted.ts';
import { financeAgent, platformPlacement, servedModel } from '../platform-cases.ts';

function cacheOf(replicas: number) {
  const model = servedModel('vllm', { replicas });
  const models = [{ name: 'mistral', pool: 'gpu' }];
  return only(
    emittedObjects(platformPlacement('test', [financeAgent({})], { models }, [model])),
    'PersistentVolumeClaim',
  );
}

test('holds as many bytes as the model declares, and is pruned last', () => {
  const cache = cacheOf(1);
  expect(cache.name).toBe('model-mistral-cache');
  expect(valueAt(cache, 'spec', 'resources', 'requests', 'storage')).toBe('60Gi');
  expect(valueAt(cache, 'metadata', 'annotations')).toEqual({
    'argocd.argoproj.io/sync-options': 'PruneLast=true',
  });
});

test('is shared only where several servers mount it', () => {
  expect(valueAt(cacheOf(1), 'spec', 'accessModes')).toEqual(['ReadWriteOnce']);
  expect(valueAt(cacheOf(2), 'spec', 'accessModes')).toEqual(['ReadWriteMany']);
});
