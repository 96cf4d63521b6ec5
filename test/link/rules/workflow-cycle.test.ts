import { test } from 'vitest';
import { workflowCycle } from '../../../compiler/link/rules/workflow-cycle.ts';
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
    workflowCycle,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: report }
spec:
  steps:
    - { id: audit, workflow: audit }
    #                        ^^^^^ link/workflow-cycle: Workflows run one another: "report" → "audit" → "report".
---
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: audit }
spec:
  steps:
    - { id: check, agent: writer }
    - { id: report, workflow: report }
`,
    files,
  );
});

test('flags a workflow that runs itself', () => {
  checkRule(
    workflowCycle,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  steps:
    - { id: again, workflow: flow }
    #                        ^^^^ link/workflow-cycle: A workflow runs itself: "flow" → "flow".
`,
    files,
  );
});

test('lets two workflows run a third', () => {
  checkRule(
    workflowCycle,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: a }
spec:
  steps:
    - { id: a, workflow: c }
---
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: b }
spec:
  steps:
    - { id: b, workflow: c }
    - { id: a, workflow: a }
---
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: c }
spec:
  steps:
    - { id: c, agent: writer }
`,
    files,
  );
});
