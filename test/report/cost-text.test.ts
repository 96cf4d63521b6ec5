import { describe, expect, test } from 'vitest';
import type { CostForecast, CostReport } from '../../compiler/model/placed-program.ts';
import {
  formatCost,
  formatCostNotices,
  formatModelChange,
  formatRemovedCost,
} from '../../compiler/report/cost-text.ts';
import { costReport } from '../support/cost-report.ts';
import { caseStudyBundle } from './case-study-bundle.ts';

function costOf(now: CostReport, before: CostForecast | undefined): readonly string[] {
  return formatCost('edge', now, new Map([['edge', before]]));
}

describe('cost', () => {
  test('without an earlier output, or one that says nothing, is what it is', () => {
    expect(formatCost('edge', costReport(213.2), undefined)).toEqual([
      '214 USD a month, no budget',
    ]);
    expect(costOf(costReport(213.2), undefined)).toEqual(['214 USD a month, no budget']);
  });

  test('of an environment that an earlier output did not have is new', () => {
    expect(formatCost('edge', costReport(213.2), new Map([['cloud', undefined]]))).toEqual([
      '214 USD a month, no budget (new)',
    ]);
  });

  test('that is as it was has nothing beside it', () => {
    expect(costOf(costReport(213.2), costReport(213.2))).toEqual(['214 USD a month, no budget']);
    expect(costOf(costReport(0.1 + 0.2), costReport(0.3))).toEqual(['1 USD a month, no budget']);
    const budget = costReport(100, { budget: 200 });
    expect(costOf(budget, costReport(100, { budget: 300 }))).toEqual(['100 USD a month of 200']);
  });

  test.each<[string, CostReport, CostReport]>([
    ['+14.60 on demand', costReport(114.6), costReport(100)],
    ['-14.60 storage', costReport(100), costReport(100, { storage: 14.6 })],
    ['+120: on demand +80, spot +40', costReport(180, { spot: 40 }), costReport(100)],
    ['-10: on demand -40, spot +30', costReport(60, { spot: 30 }), costReport(100)],
    ['on demand -40, spot +40', costReport(60, { spot: 40 }), costReport(100)],
    ['-30 at the least', costReport(100, { minimum: 20 }), costReport(100, { minimum: 50 })],
    ['+0.01 spot', costReport(100, { spot: 0.01 }), costReport(100)],
  ])('that differs says %s', (expected, now, before) => {
    expect(costOf(now, before).join('')).toContain(`(${expected})`);
  });

  test('has the difference below where a line would be too long', () => {
    const now = costReport(12_345_678.9, { minimum: 1, spot: 1_000_000.5, budget: 99_999_999 });
    expect(costOf(now, costReport(11_111_111, { minimum: 1 }))).toEqual([
      '1 to 13,345,680 USD a month of 99,999,999',
      '(+2,234,568.40: on demand +1,234,567.90, spot +1,000,000.50)',
    ]);
  });
});

describe('models', () => {
  const models = (usdPerMonth: number, unbounded = 0): CostReport =>
    costReport(1, { models: { usdPerMonth, unbounded } });
  const changeOf = (now: CostReport, before: CostReport | undefined): readonly string[] =>
    formatModelChange('edge', now, new Map([['edge', before]]));

  test('are worth a line only where what they may cost differs', () => {
    expect(changeOf(models(30, 2), models(30, 2))).toEqual([]);
    expect(changeOf(models(30, 2), undefined)).toEqual([]);
    expect(formatModelChange('edge', models(30), undefined)).toEqual([]);
  });

  test('say what limits bound, and whom none does', () => {
    expect(changeOf(models(4592.5), models(4562.5))).toEqual([
      'at most 4,592.50 USD a month beside (+30)',
    ]);
    expect(changeOf(models(0, 1), models(0))).toEqual([
      'at most 0 USD a month beside, and 1 agent without a limit (+1 agent)',
    ]);
    expect(changeOf(models(5, 1200), models(10, 1300))).toEqual([
      'at most 5 USD a month beside, and 1,200 agents without a limit',
      '(-5, -100 agents)',
    ]);
  });
});

test('what is removed says what it did cost', () => {
  expect(formatRemovedCost(costReport(214))).toBe('removed (-214 USD a month)');
  expect(formatRemovedCost(undefined)).toBe('removed');
  expect(formatRemovedCost(costReport(0))).toBe('removed');
});

describe('notices', () => {
  const bundle = caseStudyBundle();
  const noticesAfter = (before: CostReport | undefined, name = 'edge'): readonly string[] =>
    formatCostNotices({ ...bundle, before: new Map([[name, before]]) });

  test('name what differs', () => {
    const cheaper = costReport(200, { models: { usdPerMonth: 5, unbounded: 0 } });
    expect(noticesAfter(cheaper)).toEqual([
      'edge: costs 214 USD a month of 300 (+13.20 on demand)',
      'edge: models at most 0 USD a month beside (-5)',
    ]);
    expect(noticesAfter(costReport(50), 'old')).toEqual([
      'edge: costs 214 USD a month of 300 (new)',
      'old: removed (-50 USD a month)',
    ]);
  });

  test('are none where nothing differs, or nobody knows', () => {
    expect(noticesAfter(costReport(213.2))).toEqual([]);
    expect(noticesAfter(undefined)).toEqual([]);
    expect(formatCostNotices(bundle)).toEqual([]);
  });
});
