import { test } from 'vitest';
import { unreachableStep } from '../../../compiler/link/rules/unreachable-step.ts';
import { checkRule } from '../../support/check-rule.ts';

function flow(condition: string): string {
  return `
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: maker }
spec: {}
---
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  inputs: { go: { schema: boolean } }
  steps:
    - id: a
      agent: maker
      when: ${condition}
`;
}

test('flags a condition that never holds', () => {
  checkRule(
    unreachableStep,
    flow(`inputs.go && false
      #     ^^^^^^^^^^^^^^^^^^ link/unreachable-step: Step "a" never runs, because its condition never holds.`),
  );
});

test('accepts one that may hold', () => {
  checkRule(unreachableStep, flow('inputs.go || false'));
});
