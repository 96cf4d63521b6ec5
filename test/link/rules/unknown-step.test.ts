import { test } from 'vitest';
import { unknownStep } from '../../../compiler/link/rules/unknown-step.ts';
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

test('flags dependencies and parallel steps that are not there', () => {
  checkRule(
    unknownStep,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  steps:
    - id: gather-data
      agent: writer
    - id: analyze
      agent: editor
      dependsOn:
        - gather-dat
        # ^^^^^^^^^^ link/unknown-step: Step "analyze" depends on step "gather-dat", which is not in the workflow.
        # ^^^^^^^^^^ help: Did you mean "gather-data"?
      parallelWith:
        - publish
        # ^^^^^^^ link/unknown-step: Step "analyze" runs parallel with step "publish", which is not in the workflow.
        # ^^^^^^^ help: Add step "publish", or name one of the workflow.
`,
    files,
  );
});

test('flags steps that expressions and conditions read, at the name', () => {
  checkRule(
    unknownStep,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  steps:
    - id: gather
      agent: writer
    - id: analyze
      agent: editor
      dependsOn: [gather]
      when: size(steps.gathr.outputs.rows) > 0
      #                ^^^^^ link/unknown-step: Step "analyze" reads step "gathr", which is not in the workflow.
      inputs:
        rows: "first \${steps.gether.outputs.rows}"
        #                    ^^^^^^ link/unknown-step: Step "analyze" reads step "gether", which is not in the workflow.
  outputs:
    rows: "\${steps.finish.outputs.rows}"
    #              ^^^^^^ link/unknown-step: The workflow reads step "finish", which is not in the workflow.
`,
    files,
  );
});

test('finds what is there, and passes over quoted text', () => {
  checkRule(
    unknownStep,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  steps:
    - id: gather
      agent: writer
    - id: analyze
      agent: editor
      dependsOn: [gather]
      when: steps["gather"].outputs.text != "steps.nowhere.outputs.x"
      inputs:
        rows: "\${steps.gather.outputs.rows}"
`,
    files,
  );
});
