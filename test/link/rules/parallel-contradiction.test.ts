import { test } from 'vitest';
import { parallelContradiction } from '../../../compiler/link/rules/parallel-contradiction.ts';
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

test('flags parallel steps of which one waits for the other', () => {
  checkRule(
    parallelContradiction,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  steps:
    - { id: a, agent: writer }
    - { id: b, agent: writer, dependsOn: [a] }
    - id: c
      agent: writer
      dependsOn: [b]
      parallelWith:
        - a
        # ^ link/parallel-contradiction: Step "c" runs parallel with "a", but "c" depends on "a".
`,
    files,
  );
});

test('flags it where the other one waits, and a step with itself', () => {
  checkRule(
    parallelContradiction,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  steps:
    - id: a
      agent: writer
      parallelWith:
        - b
        # ^ link/parallel-contradiction: Step "a" runs parallel with "b", but "b" depends on "a".
        - a
        # ^ link/parallel-contradiction: Step "a" runs parallel with itself.
    - { id: b, agent: writer, dependsOn: [a] }
`,
    files,
  );
});

test('tells a contradiction once where both steps say it', () => {
  checkRule(
    parallelContradiction,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  steps:
    - id: a
      agent: writer
      parallelWith:
        - b
        # ^ link/parallel-contradiction: Step "a" runs parallel with "b", but "b" depends on "a".
    - { id: b, agent: writer, dependsOn: [a], parallelWith: [a] }
`,
    files,
  );
});

test('lets steps run in parallel that both wait for a third', () => {
  checkRule(
    parallelContradiction,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  steps:
    - { id: a, agent: writer }
    - { id: b, agent: writer, dependsOn: [a], parallelWith: [c] }
    - { id: c, agent: writer, dependsOn: [a], parallelWith: [b] }
`,
    files,
  );
});
