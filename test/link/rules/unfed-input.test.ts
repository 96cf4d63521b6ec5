import { test } from 'vitest';
import { unfedInput } from '../../../compiler/link/rules/unfed-input.ts';
import { checkRule } from '../../support/check-rule.ts';

const files = {
  'agents/summary.yaml': `
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: summary }
spec:
  inputs:
    document: { schema: text, required: true }
    max_length: { schema: integer, required: true, default: 500 }
    audience: { schema: text }
  outputs:
    summary: { schema: text }
    key_points: { schema: { type: array, items: { type: string } } }
---
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: writer }
spec: {}
`,
};

test('flags a required input that nothing feeds, at the inputs or at the step', () => {
  checkRule(
    unfedInput,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  steps:
    - id: a
      agent: summary
      inputs:
      #<---- link/unfed-input: Step "a" does not feed input "document", which agent "summary" requires.
        audience: "all"
    - id: b
      #   ^ link/unfed-input: Step "b" does not feed input "document", which agent "summary" requires.
      agent: summary
`,
    files,
  );
});

test('needs no input that is optional or has a default', () => {
  checkRule(
    unfedInput,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  steps:
    - { id: a, agent: summary, inputs: { document: "text" } }
`,
    files,
  );
});

test('flags a required input of a workflow', () => {
  checkRule(
    unfedInput,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  steps:
    - { id: a, workflow: other }
    #       ^ link/unfed-input: Step "a" does not feed input "x", which workflow "other" requires.
---
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: other }
spec:
  inputs: { x: { schema: text, required: true } }
  steps:
    - { id: a, agent: writer }
`,
    files,
  );
});
