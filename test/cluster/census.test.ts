import { expect, test } from 'vitest';
import { agentsByPool, misplaced, type PlacedPod } from './census.ts';
import type { KubeObject } from './kube-object.ts';

const nodes: readonly KubeObject[] = [
  { apiVersion: 'v1', kind: 'Node', metadata: { name: 'n1', labels: { 'adac.dev/pool': 'big' } } },
  {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name: 'n2', labels: { 'adac.dev/pool': 'small' } },
  },
];

test('counts agents by pool, and those without a place', () => {
  const pods = [pod('a', 'n1', 5), pod('b', 'n1', 4), pod('c', 'n2', 2), pod('d', undefined, 1)];
  expect([...agentsByPool(pods, nodes)]).toEqual([
    ['big', 9],
    ['small', 2],
    ['', 1],
  ]);
});

test('a pod on a node that is gone is not counted for a pool', () => {
  expect([...agentsByPool([pod('a', 'n9', 5)], nodes)]).toEqual([['the lost node n9', 5]]);
});

test('a pod is misplaced where it runs outside its planned pool', () => {
  const wrong = pod('b', 'n2', 4);
  expect(misplaced([pod('a', 'n1', 5), wrong, pod('c', undefined, 1)], nodes)).toEqual([wrong]);
});

function pod(name: string, node: string | undefined, slots: number): PlacedPod {
  return { name, node, slots, plannedPool: 'big', ready: true, terminating: false };
}
