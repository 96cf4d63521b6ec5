import { test } from 'vitest';
import { stepCycle } from '../../../compiler/link/rules/step-cycle.ts';
import { checkRule } from '../../support/check-rule.ts';

const files = {
  'agents/crew.yaml': `
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: writer }
spec: {}
---
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: editor }
spec: {}
`,
};

test('shows the whole circle', () => {
  checkRule(
    stepCycle,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  steps:
    - id: a
      agent: writer
      dependsOn:
        - c
        # ^ link/step-cycle: Steps depend on one another: "a" → "c" → "b" → "a".
    - id: b
      agent: writer
      dependsOn: [a]
    - id: c
      agent: writer
      dependsOn: [b]
`,
    files,
  );
});

test('flags a step that depends on itself', () => {
  checkRule(
    stepCycle,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  steps:
    - id: a
      agent: writer
      dependsOn: [a]
      #           ^ link/step-cycle: A step depends on itself: "a" → "a".
`,
    files,
  );
});

test('flags each of two circles once, and still finds other mistakes', () => {
  checkRule(
    stepCycle,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  steps:
    - { id: a, agent: writer, dependsOn: [b] }
    #                                     ^ link/step-cycle: Steps depend on one another: "a" → "b" → "a".
    - { id: b, agent: writer, dependsOn: [a] }
    - { id: c, agent: writer, dependsOn: [d] }
    #                                     ^ link/step-cycle: Steps depend on one another: "c" → "d" → "c".
    - { id: d, agent: writer, dependsOn: [c, a] }
    - { id: e, agent: wrter }
    #                 ^^^^^ link/unknown-agent: Step "e" runs agent "wrter", which is not defined.
`,
    files,
  );
});

test('lets steps wait for several others', () => {
  checkRule(
    stepCycle,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  steps:
    - { id: a, agent: writer }
    - { id: b, agent: writer, dependsOn: [a] }
    - { id: c, agent: writer, dependsOn: [a] }
    - { id: d, agent: writer, dependsOn: [a, b, c] }
`,
    files,
  );
});
