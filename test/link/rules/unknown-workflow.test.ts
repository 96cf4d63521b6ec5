import { test } from 'vitest';
import { unknownWorkflow } from '../../../compiler/link/rules/unknown-workflow.ts';
import { checkRule } from '../../support/check-rule.ts';

test('flags a step whose workflow is not defined', () => {
  checkRule(
    unknownWorkflow,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  steps:
    - id: print
      workflow: printng
      #         ^^^^^^^ link/unknown-workflow: Step "print" runs workflow "printng", which is not defined.
      #         ^^^^^^^ help: Did you mean "printing"?
`,
    {
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
      'workflows/printing.yaml': `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: printing }
spec:
  steps:
    - { id: press, agent: writer }
`,
    },
  );
});

test('finds a workflow', () => {
  checkRule(
    unknownWorkflow,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  steps:
    - id: print
      workflow: printing
`,
    {
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
      'workflows/printing.yaml': `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: printing }
spec:
  steps:
    - { id: press, agent: writer }
`,
    },
  );
});
