import { test } from 'vitest';
import { deadStep } from '../../../compiler/link/rules/dead-step.ts';
import { checkRule } from '../../support/check-rule.ts';

const files = {
  'agents/dead.yaml': `
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: thinker }
spec: {}
---
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: doer }
spec: { tools: [{ name: ledger, allow: [write] }] }
---
apiVersion: adac.dev/v2
kind: Tool
metadata: { name: ledger }
spec: { http: { url: https://ledger.tools.example }, operations: [{ name: write }] }
`,
};

test('flags a step that only computes and that nothing needs', () => {
  checkRule(
    deadStep,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  steps:
    - id: analyze
      #   ^^^^^^^ link/dead-step: Nothing needs step "analyze".
      agent: thinker
    - { id: write, agent: thinker }
  outputs: { text: "\${steps.write.outputs.text}" }
`,
    files,
  );
});

test('flags the end of a chain that leads nowhere', () => {
  checkRule(
    deadStep,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  steps:
    - { id: a, agent: thinker }
    - { id: b, agent: thinker, dependsOn: [a] }
    #       ^ link/dead-step: Nothing needs step "b".
    - { id: write, agent: thinker }
  outputs: { text: "\${steps.write.outputs.text}" }
`,
    files,
  );
});

test('spares the last step, what has tools, approvals, and what is waited for', () => {
  checkRule(
    deadStep,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  steps:
    - { id: a, agent: thinker }
    - { id: b, agent: doer }
    - { id: c, approval: { roles: [chief] } }
    - { id: d, agent: thinker, dependsOn: [a] }
    - { id: write, agent: thinker, inputs: { x: "\${steps.d.outputs.x}" }, dependsOn: [d] }
    - { id: last, agent: thinker }
  outputs: { text: "\${steps.write.outputs.text}" }
`,
    files,
  );
});

test('spares every step of a workflow without outputs', () => {
  checkRule(
    deadStep,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  steps:
    - { id: a, agent: thinker }
    - { id: b, agent: thinker }
`,
    files,
  );
});
