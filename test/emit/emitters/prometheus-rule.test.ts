import { expect, test } from 'vitest';
import { emittedObjects, only, valueAt } from '../../support/emitted.ts';
import { financeAgent, monitored, platformPlacement } from '../platform-cases.ts';

const objects = emittedObjects(
  platformPlacement('test', [financeAgent({})], { platform: monitored }),
);

test.each([
  [0, 'AgentQueueDeep', 500],
  [1, 'AgentErrors', 0.02],
  [2, 'AgentSlow', 30],
  [3, 'AgentPoolFull', 0.9],
])('rule %i calls %s above the limit of the scaling document', (index, alert, limit) => {
  const rule = only(objects, 'PrometheusRule');
  expect(valueAt(rule, 'spec', 'groups', 0, 'rules', index, 'alert')).toBe(alert);
  expect(valueAt(rule, 'spec', 'groups', 0, 'rules', index, 'expr')).toMatch(
    new RegExp(` > ${limit}$`),
  );
});

test('judges its own environment only', () => {
  const rules = valueAt(only(objects, 'PrometheusRule'), 'spec', 'groups', 0, 'rules');
  expect(Array.isArray(rules) ? rules.length : 0).toBe(4);
  for (const index of [0, 1, 2, 3]) {
    const expression = String(
      valueAt(only(objects, 'PrometheusRule'), 'spec', 'groups', 0, 'rules', index, 'expr'),
    );
    const selectors = expression.match(/\{[^}]*\}/g) ?? [];
    expect(selectors.length).toBeGreaterThan(0);
    for (const selector of selectors) expect(selector).toContain('adac_dev_environment="test"');
  }
});

test('may be written to the namespace of the monitoring', () => {
  expect(only(objects, 'PrometheusRule').namespace).toBe('monitoring');
  expect(valueAt(only(objects, 'AppProject'), 'spec', 'destinations')).toContainEqual({
    name: 'local',
    namespace: 'monitoring',
  });
});
