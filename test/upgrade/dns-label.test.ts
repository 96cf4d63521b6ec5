import fc from 'fast-check';
import { expect, test } from 'vitest';

import { dnsLabel } from '../../compiler/upgrade/dns-label.ts';

test.each([
  ['executive_summary_agent_001', 'executive-summary-agent-001'],
  ['gpt-4.1', 'gpt-4-1'],
  ['task planning', 'task-planning'],
  ['A', 'a'],
  ['_a_', 'a'],
  ['42', '42'],
])('%s', (name, label) => {
  expect(dnsLabel(name)).toBe(label);
});

test.each(['', '___', '???', 'é', 'a'.repeat(64)])('nothing usable: "%s"', (name) => {
  expect(dnsLabel(name)).toBeUndefined();
});

test('what comes out is a label, and stays as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (name) => {
      const label = dnsLabel(name);
      if (label === undefined) return;
      expect(label).toMatch(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/);
      expect(dnsLabel(label)).toBe(label);
    }),
  );
});
