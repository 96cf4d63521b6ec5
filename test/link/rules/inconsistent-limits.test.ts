import { test } from 'vitest';
import { inconsistentLimits } from '../../../compiler/link/rules/inconsistent-limits.ts';
import { checkRule } from '../../support/check-rule.ts';

const files = {
  'agents/typed.yaml': `
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: maker }
spec: {}
`,
};

test('flags steps that take longer than their workflow', () => {
  checkRule(
    inconsistentLimits,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  timeout: 10m
  steps:
    - { id: a, agent: maker, timeout: 11m }
    #                                 ^^^ link/inconsistent-limits: Step "a" may take 11m, but its workflow ends after 10m.
    - { id: b, agent: maker, timeout: 3m, retry: { max: 3 } }
    #                                 ^^ link/inconsistent-limits: Step "b" may take 4 runs of 3m, but its workflow ends after 10m.
    - { id: c, agent: maker, timeout: 5m, retry: { max: 1, backoff: 30s } }
    #                                 ^^ link/inconsistent-limits: Step "c" may take 2 runs of 5m with pauses of 30s, but its workflow ends after 10m.
    - { id: d, approval: { roles: [lead], timeout: 1h } }
    #                                              ^^ link/inconsistent-limits: Step "d" may take 1h, but its workflow ends after 10m.
`,
    files,
  );
});

test('accepts what fits, to the last second, and what says nothing', () => {
  checkRule(
    inconsistentLimits,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  timeout: 10m
  steps:
    - { id: a, agent: maker, timeout: 5m, retry: { max: 1 } }
    - { id: b, agent: maker, retry: { max: 5 } }
---
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: endless }
spec:
  steps: [{ id: a, agent: maker, timeout: 100h }]
`,
    files,
  );
});
