import { expect, test } from 'vitest';
import { summarize } from '../../compiler/report/summary.ts';
import { costReport } from '../support/cost-report.ts';
import { caseStudyBundle } from './case-study-bundle.ts';

const phases = new Map([
  ['load', 100],
  ['bundle', 12.5],
]);

test('sums a compile up in the documented shape', () => {
  expect(summarize(caseStudyBundle(), phases)).toEqual({
    environments: {
      edge: {
        agents: 30_000,
        instancesByHosting: { pooled: 30_000 },
        objects: 512,
        files: 45,
        nodes: {
          accelerator: { used: 1, free: 0 },
          x86: { used: 1, free: 0 },
          pi: { used: 0, free: 5 },
        },
        headroom: { slots: 0, cpu: 1.5, memory: 2 ** 30 },
        failover: {
          losses: 7,
          survived: 6,
          worst: {
            node: 'primary-1',
            unplaced: 20_999,
            constraint: 'may not run on class pi',
            purchase: { cluster: 'local', pool: 'primary', nodes: 1, usdPerMonth: 120 },
          },
        },
        costPerMonth: {
          usd: 213.2,
          minimumUsd: 213.2,
          parts: { onDemand: 213.2, spot: 0, storage: 0 },
          models: { usdPerMonth: 0, unbounded: 0 },
          budget: 300,
          before: null,
          new: false,
        },
        orders: [],
      },
    },
    removed: {},
    files: { written: 4, unchanged: 42, deleted: 1 },
    phases: { load: 100, bundle: 12.5 },
  });
});

test('what is absent is null, so that every key is there', () => {
  const bundle = caseStudyBundle({
    failover: { wide: [], losses: [], survived: 0, worst: undefined },
    cost: costReport(10, { minimum: 0 }),
  });
  expect(summarize(bundle, phases).environments.edge).toMatchObject({
    failover: { losses: 0, survived: 0, worst: null },
    costPerMonth: { usd: 10, minimumUsd: 0, budget: null },
  });
  expect(JSON.parse(JSON.stringify(summarize(bundle, phases)))).toEqual(summarize(bundle, phases));
});

test('an environment that is named like what objects inherit counts its own', () => {
  const summary = summarize(caseStudyBundle({}, 'constructor'), phases);
  expect(Object.hasOwn(summary.environments, 'constructor')).toBe(true);
  expect(Object.values(summary.environments)[0]).toMatchObject({ objects: 512, files: 45 });
});
