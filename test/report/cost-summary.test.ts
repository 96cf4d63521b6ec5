import { expect, test } from 'vitest';
import {
  removedCosts,
  summarizeCostChange,
  summarizeRemoved,
} from '../../compiler/report/cost-summary.ts';
import { costReport } from '../support/cost-report.ts';

const edge = [{ name: 'edge' }];

test('the cost of an environment stands beside what it was', () => {
  const before = new Map([['edge', costReport(100, { minimum: 50, spot: 20 })]]);
  expect(summarizeCostChange('edge', costReport(110, { budget: 300 }), before)).toEqual({
    usd: 110,
    minimumUsd: 110,
    parts: { onDemand: 110, spot: 0, storage: 0 },
    models: { usdPerMonth: 0, unbounded: 0 },
    budget: 300,
    before: {
      usd: 120,
      minimumUsd: 50,
      parts: { onDemand: 100, spot: 20, storage: 0 },
      models: { usdPerMonth: 0, unbounded: 0 },
    },
    new: false,
  });
});

test('an environment is new where an output was there without it', () => {
  const cost = costReport(1);
  expect(summarizeCostChange('edge', cost, undefined)).toMatchObject({ before: null, new: false });
  expect(summarizeCostChange('edge', cost, new Map())).toMatchObject({ before: null, new: true });
  expect(summarizeCostChange('edge', cost, new Map([['edge', undefined]]))).toMatchObject({
    before: null,
    new: false,
  });
});

test('environments that are gone are named with what they did cost', () => {
  const before = new Map([
    ['old', costReport(7)],
    ['edge', costReport(1)],
    ['constructor', undefined],
  ]);
  expect([...removedCosts(edge, before).keys()]).toEqual(['constructor', 'old']);
  const summary = summarizeRemoved(edge, before);
  expect(Object.entries(summary)).toMatchObject([
    ['constructor', null],
    ['old', { usd: 7, minimumUsd: 7 }],
  ]);
  expect(summarizeRemoved(edge, undefined)).toEqual({});
});
