import { expect, test } from 'vitest';
import { delegationChains } from '../../compiler/policy/delegation-chains.ts';
import type { DelegationGraph } from '../../compiler/policy/delegation-graph.ts';

function graphOf(edges: readonly (readonly number[])[]): DelegationGraph {
  return { agents: [], links: edges.map((to) => to.map((one) => ({ to: one, path: [] }))) };
}

const all = (): boolean => true;

test('the chain begins at the farthest agent and ends at the end', () => {
  expect(delegationChains(graphOf([[1], [2], [3], []]), [3], all)).toEqual(
    new Map([[3, [0, 1, 2, 3]]]),
  );
});

test('an end that nobody hands tasks to is a chain by itself', () => {
  expect(delegationChains(graphOf([[], []]), [1], all)).toEqual(new Map([[1, [1]]]));
});

test('a chain stops before an agent that does not pass', () => {
  expect(delegationChains(graphOf([[1], [2], []]), [2], (agent) => agent !== 0)).toEqual(
    new Map([[2, [1, 2]]]),
  );
});

test('a cycle is followed once', () => {
  expect(delegationChains(graphOf([[1], [2], [0]]), [2], all)).toEqual(new Map([[2, [0, 1, 2]]]));
});

test('of two ways, as in a diamond, one is shown', () => {
  expect(delegationChains(graphOf([[1, 2], [3], [3], []]), [3], all)).toEqual(
    new Map([[3, [0, 1, 3]]]),
  );
});

test('an agent stands in the chain of the nearest end only', () => {
  expect(delegationChains(graphOf([[1, 2], [], [1]]), [1, 2], all)).toEqual(
    new Map([
      [1, [0, 1]],
      [2, [2]],
    ]),
  );
});
