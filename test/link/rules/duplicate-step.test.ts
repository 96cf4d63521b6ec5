import { test } from 'vitest';
import { duplicateStep } from '../../../compiler/link/rules/duplicate-step.ts';
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

test('flags the second step of an id', () => {
  checkRule(
    duplicateStep,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  steps:
    - id: draft
      agent: writer
    - id: draft
      #   ^^^^^ link/duplicate-step: Step "draft" is defined twice.
      agent: editor
`,
    files,
  );
});

test('keeps ids of different workflows and of different case apart', () => {
  checkRule(
    duplicateStep,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  steps:
    - { id: draft, agent: writer }
    - { id: Draft, agent: writer }
---
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: other }
spec:
  steps:
    - { id: draft, agent: writer }
`,
    files,
  );
});
