import { test } from 'vitest';
import { unguardedOutput } from '../../../compiler/link/rules/unguarded-output.ts';
import { checkRule } from '../../support/check-rule.ts';

const files = {
  'agents/typed.yaml': `
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: maker }
spec:
  outputs:
    name: { schema: text }
    level: { schema: { enum: [low, high, extreme] } }
    rows: { schema: { type: array, items: { type: object, properties: { amount: { type: string } } } } }
---
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: taker }
spec:
  inputs:
    count: { schema: integer }
    level: { schema: { enum: [low, high] } }
    text: { schema: text }
    rows: { schema: { type: array, items: { type: object, properties: { amount: { type: number } } } } }
    options:
      schema:
        type: object
        properties: { depth: { type: integer }, note: { type: string } }
        required: [depth]
        additionalProperties: false
`,
};

test('flags a reader that runs where the step is skipped', () => {
  checkRule(
    unguardedOutput,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  steps:
    - { id: a, agent: maker }
    - { id: b, agent: maker, dependsOn: [a], when: steps.a.outputs.level == "high" }
    - id: c
      agent: taker
      dependsOn: [b]
      inputs:
        text: "after \${steps.b.outputs.name}"
        #              ^^^^^^^^^^^^^^^^^^^^ link/unguarded-output: Step "c" reads an output of step "b", which may have been skipped.
        #              ^^^^^^^^^^^^^^^^^^^^ help: Give step "c" the same "when".
  outputs:
    name: "\${steps.b.outputs.name}"
    #        ^^^^^^^^^^^^^^^^^^^^ link/unguarded-output: The workflow reads an output of step "b", which may have been skipped.
    #        ^^^^^^^^^^^^^^^^^^^^ help: Give an output of a step that always runs.
`,
    files,
  );
});

test('accepts the same condition, also among others', () => {
  checkRule(
    unguardedOutput,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  inputs: { go: { schema: boolean } }
  steps:
    - { id: a, agent: maker }
    - { id: b, agent: maker, dependsOn: [a], when: steps.a.outputs.level == "high" }
    - id: c
      agent: taker
      dependsOn: [b]
      when: inputs.go && steps.a.outputs.level   ==   "high"
      inputs: { text: "after \${steps.b.outputs.name}" }
`,
    files,
  );
});

test('accepts a condition that reads the step, and one behind it', () => {
  checkRule(
    unguardedOutput,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  steps:
    - { id: a, agent: maker }
    - { id: b, agent: maker, dependsOn: [a], when: steps.a.outputs.level == "high" }
    - { id: c, agent: maker, dependsOn: [b], when: has(steps.b.outputs.name) }
    - id: d
      agent: taker
      dependsOn: [c]
      when: steps.c.outputs.name != ""
      inputs: { text: "after \${steps.b.outputs.name}" }
`,
    files,
  );
});

test('accepts an input that need not be fed', () => {
  checkRule(
    unguardedOutput,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  steps:
    - { id: a, agent: maker }
    - { id: b, agent: maker, dependsOn: [a], when: steps.a.outputs.level == "high" }
    - { id: c, agent: taker, dependsOn: [b], inputs: { text: "\${steps.b.outputs.name}" } }
`,
    files,
  );
});

test('does not accept another condition', () => {
  checkRule(
    unguardedOutput,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  steps:
    - { id: a, agent: maker }
    - { id: b, agent: maker, dependsOn: [a], when: steps.a.outputs.level == "high" }
    - id: c
      agent: taker
      dependsOn: [b]
      when: steps.a.outputs.level == "low"
      inputs:
        text: "after \${steps.b.outputs.name}"
        #              ^^^^^^^^^^^^^^^^^^^^ link/unguarded-output: Step "c" reads an output of step "b", which may have been skipped.
`,
    files,
  );
});
