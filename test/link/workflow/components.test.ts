import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findComponents } from '../../../compiler/link/workflow/components.ts';
import { shortestCycle } from '../../../compiler/link/workflow/shortest-cycle.ts';
import { graphs, reachable } from './graphs.ts';

describe('findComponents', () => {
  test('gives each node of a chain a component of its own, what is depended on first', () => {
    expect(findComponents([[1], [2], []]).members).toEqual([[2], [1], [0]]);
  });

  test('joins nodes that reach each other', () => {
    expect(findComponents([[1], [0], [0], [3]]).members).toEqual([[0, 1], [2], [3]]);
  });

  test('joins exactly the nodes that reach each other, in order', () => {
    fc.assert(
      fc.property(graphs, (edges) => {
        const { of, members } = findComponents(edges);
        expect(members.flat().sort((a, b) => a - b)).toEqual(edges.map((_, node) => node));
        for (const [a, targets] of edges.entries()) {
          for (const b of targets) expect(of[b]).toBeLessThanOrEqual(of[a] ?? -1);
          for (const b of edges.keys()) {
            const mutual = reachable(edges, a).has(b) && reachable(edges, b).has(a);
            expect(of[a] === of[b]).toBe(a === b || mutual);
          }
        }
      }),
    );
  });

  test('is not deeper than the call stack on a long chain', () => {
    const chain = Array.from({ length: 100_000 }, (_, node) => (node === 0 ? [] : [node - 1]));
    expect(findComponents(chain).members).toHaveLength(100_000);
    const circle = Array.from({ length: 100_000 }, (_, node) => [(node + 1) % 100_000]);
    expect(findComponents(circle).members).toHaveLength(1);
  });
});

describe('shortestCycle', () => {
  test('gives the nodes in the order of the edges', () => {
    expect(shortestCycle([[2], [0], [1]], [0, 1, 2])).toEqual([0, 2, 1]);
    expect(shortestCycle([[0]], [0])).toEqual([0]);
  });

  test('takes the short way', () => {
    expect(shortestCycle([[1, 3], [2], [3], [0]], [0, 1, 2, 3])).toEqual([0, 3]);
  });

  test('gives nothing where there is none', () => {
    expect(shortestCycle([[1], []], [0])).toEqual([]);
    expect(shortestCycle([], [])).toEqual([]);
  });

  test('gives a cycle of every component that has one', () => {
    fc.assert(
      fc.property(graphs, (edges) => {
        for (const members of findComponents(edges).members) {
          const cycle = shortestCycle(edges, members);
          const [first = -1] = members;
          expect(cycle.length > 0).toBe(reachable(edges, first).has(first));
          for (const [position, node] of cycle.entries()) {
            expect(edges[node]).toContain(cycle[position + 1] ?? cycle[0]);
          }
        }
      }),
    );
  });
});
