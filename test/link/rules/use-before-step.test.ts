import { test } from 'vitest';
import { useBeforeStep } from '../../../compiler/link/rules/use-before-step.ts';
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

test('flags a value that is read without a dependency', () => {
  checkRule(
    useBeforeStep,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  steps:
    - { id: a, agent: writer }
    - id: b
      agent: writer
      inputs:
        # One missing dependency is one mistake.
        one: "\${steps.a.outputs.x}"
        #       ^^^^^^^^^^^^^^^^^ link/use-before-step: Step "b" reads an output of step "a", but does not depend on it.
        #       ^^^^^^^^^^^^^^^^^ help: Add "a" to "dependsOn" of step "b".
        two: "\${steps.a.outputs.y}"
`,
    files,
  );
});

test('flags a value of a later step, and of the step itself', () => {
  checkRule(
    useBeforeStep,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  steps:
    - id: a
      agent: writer
      when: steps.b.outputs.x == 1
      #     ^^^^^^^^^^^^^^^^^ link/use-before-step: Step "a" reads an output of step "b", which runs later.
      inputs: { mine: "\${steps.a.outputs.x}" }
      #                  ^^^^^^^^^^^^^^^^^ link/use-before-step: Step "a" reads its own output.
    - { id: b, agent: writer, dependsOn: [a] }
`,
    files,
  );
});

test('follows long paths, and lets outputs of the workflow read every step', () => {
  checkRule(
    useBeforeStep,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  steps:
    - { id: a, agent: writer }
    - { id: b, agent: writer, dependsOn: [a] }
    - { id: c, agent: writer, dependsOn: [b] }
    - { id: d, agent: writer, dependsOn: [c], inputs: { x: "\${steps.a.outputs.x}" } }
  outputs: { x: "\${steps.d.outputs.x}" }
`,
    files,
  );
});

test('takes a misspelt dependency for the one that was meant', () => {
  checkRule(
    useBeforeStep,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  steps:
    - { id: gather, agent: writer }
    - id: b
      agent: writer
      dependsOn: [gathr]
      #           ^^^^^ link/unknown-step: Step "b" depends on step "gathr", which is not in the workflow.
      inputs: { x: "\${steps.gather.outputs.x}" }
`,
    files,
  );
});
