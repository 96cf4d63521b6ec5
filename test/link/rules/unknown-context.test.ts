import { test } from 'vitest';
import { unknownContext } from '../../../compiler/link/rules/unknown-context.ts';
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

test('flags a key that is not declared', () => {
  checkRule(
    unknownContext,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  context: { quarter: { schema: text } }
  steps:
    - id: a
      agent: writer
      when: context.region == "eu"
      #             ^^^^^^ link/unknown-context: The workflow declares no context key "region".
      #             ^^^^^^ help: Declare "region" in "spec.context".
      inputs:
        period: "\${context.quartr}"
        #                  ^^^^^^ link/unknown-context: The workflow declares no context key "quartr".
        #                  ^^^^^^ help: Did you mean "quarter"?
`,
    files,
  );
});

test('flags every key of a workflow that declares none', () => {
  checkRule(
    unknownContext,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  steps:
    - { id: a, agent: writer, inputs: { x: "\${context.k}" } }
    #                                                 ^ link/unknown-context: The workflow declares no context key "k".
`,
    files,
  );
});

test('finds declared keys, and knows none of the flat format', () => {
  checkRule(
    unknownContext,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  context: { quarter: { schema: text } }
  steps:
    - { id: a, agent: writer, inputs: { x: "\${context.quarter}" } }
---
workflow_id: "report"
name: "Report"
steps:
  - id: "a"
    agent: "writer"
    inputs:
      x: "\${context.anything}"
`,
    files,
  );
});
