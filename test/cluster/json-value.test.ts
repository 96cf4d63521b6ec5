import { expect, test } from 'vitest';
import { listAt, numberAt, textAt, textsAt, valueAt } from './json-value.ts';

const pod = {
  spec: { containers: [{ name: 'agent', ports: [8080] }] },
  labels: { a: 'b', count: 1 },
};

test('follows keys and indexes', () => {
  expect(textAt(pod, 'spec', 'containers', 0, 'name')).toBe('agent');
  expect(numberAt(pod, 'spec', 'containers', 0, 'ports', 0)).toBe(8080);
  expect(listAt(pod, 'spec', 'containers')).toHaveLength(1);
  expect(textsAt(pod, 'labels')).toEqual({ a: 'b' });
});

test('a path that leads nowhere has nothing at its end', () => {
  expect(valueAt(pod, 'spec', 'containers', 1, 'name')).toBeUndefined();
  expect(textAt(pod, 'spec')).toBe('');
  expect(numberAt(undefined, 'status')).toBe(0);
  expect(listAt('text', 'length')).toEqual([]);
  expect(textsAt(null, 'labels')).toEqual({});
});

test('only what an object itself has counts', () => {
  expect(valueAt({}, 'constructor')).toBeUndefined();
});
