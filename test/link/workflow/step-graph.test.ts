import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildStepGraph } from '../../../compiler/link/workflow/step-graph.ts';
import { graphs, reachable } from './graphs.ts';

describe('buildStepGraph', () => {
  test('follows paths through other steps', () => {
    const graph = buildStepGraph([[], [0], [1], [0]]);
    expect(graph.runsAfter(2, 0)).toBe(true);
    expect(graph.runsAfter(0, 2)).toBe(false);
    expect(graph.runsAfter(2, 3)).toBe(false);
    expect(graph.runsAfter(1, 1)).toBe(false);
    expect(graph.cycles).toEqual([]);
  });

  test('finds a path that is not along the deepest dependency', () => {
    // 4 hangs below 3, its deepest dependency; 0 is reached by way of 1 only.
    const graph = buildStepGraph([[], [0], [], [2], [1, 3]]);
    expect(graph.runsAfter(4, 0)).toBe(true);
    expect(graph.runsAfter(4, 2)).toBe(true);
  });

  test('lists cycles, those of one step included', () => {
    expect(buildStepGraph([[1], [0], [2], [0]]).cycles).toEqual([[0, 1], [2]]);
  });

  test('answers as a search from each step would', () => {
    fc.assert(
      fc.property(graphs, (edges) => {
        const graph = buildStepGraph(edges);
        for (const step of edges.keys()) {
          const before = reachable(edges, step);
          for (const earlier of edges.keys()) {
            expect(graph.runsAfter(step, earlier)).toBe(before.has(earlier));
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  test('answers for every step of a long chain and of many layers', () => {
    const size = 24_000;
    const chain = buildStepGraph(
      Array.from({ length: size }, (_, step) => (step === 0 ? [] : [step - 1])),
    );
    const width = 20;
    const layers = buildStepGraph(
      Array.from({ length: size }, (_, step) =>
        step < width
          ? []
          : Array.from({ length: width }, (_, lane) => step - (step % width) - width + lane),
      ),
    );
    const wrong = [];
    for (let step = width; step < size; step++) {
      const lane = step % width;
      if (!chain.runsAfter(step, 0) || !layers.runsAfter(step, lane)) wrong.push(step);
      if (chain.runsAfter(0, step) || layers.runsAfter(lane, step)) wrong.push(step);
    }
    expect(wrong).toEqual([]);
  });
});
