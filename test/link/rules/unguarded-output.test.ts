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
    name: "Dear \${steps.b.outputs.name}"
    #             ^^^^^^^^^^^^^^^^^^^^ link/unguarded-output: The workflow reads an output of step "b", which may have been skipped.
    #             ^^^^^^^^^^^^^^^^^^^^ help: Write the expression alone: then the output is left out when the step was skipped.
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

const nested = {
  ...files,
  'workflows/inner.yaml': `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: inner }
spec:
  inputs: { go: { schema: boolean } }
  steps:
    - { id: a, agent: maker }
    - { id: b, agent: maker, when: inputs.go }
  outputs:
    always: "\${steps.a.outputs.name}"
    sometimes: "\${steps.b.outputs.name}"
`,
  'workflows/middle.yaml': `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: middle }
spec:
  steps:
    - { id: run, workflow: inner, inputs: { go: true } }
  outputs:
    passed: "\${steps.run.outputs.sometimes}"
`,
};

test('a workflow leaves out an output that is nothing but what may be missing', () => {
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
  outputs:
    name: "\${steps.b.outputs.name}"
`,
    files,
  );
});

test('what a nested workflow may leave out is read with care, also through another one', () => {
  checkRule(
    unguardedOutput,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  steps:
    - { id: run, workflow: inner, inputs: { go: true } }
    - { id: pass, workflow: middle }
    - id: c
      agent: taker
      dependsOn: [run]
      inputs:
        text: "after \${steps.run.outputs.sometimes}"
        #              ^^^^^^^^^^^^^^^^^^^^^^^^^^^ link/unguarded-output: Step "c" reads an output of step "run" that may be left out.
        #              ^^^^^^^^^^^^^^^^^^^^^^^^^^^ help: Ask for it in "when" of step "c", such as \`has(…)\`.
    - id: d
      agent: taker
      dependsOn: [pass]
      inputs:
        text: "after \${steps.pass.outputs.passed}"
        #              ^^^^^^^^^^^^^^^^^^^^^^^^^ link/unguarded-output: Step "d" reads an output of step "pass" that may be left out.
`,
    nested,
  );
});

test('a workflow reads with care what it passes on in a text', () => {
  checkRule(
    unguardedOutput,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  steps:
    - { id: run, workflow: inner, inputs: { go: true } }
  outputs:
    text: "Dear \${steps.run.outputs.sometimes}"
    #             ^^^^^^^^^^^^^^^^^^^^^^^^^^^ link/unguarded-output: The workflow reads an output of step "run" that may be left out.
    #             ^^^^^^^^^^^^^^^^^^^^^^^^^^^ help: Write the expression alone: then this output is left out as well.
    same: "\${steps.run.outputs.sometimes}"
`,
    nested,
  );
});

test('accepts what is asked for, what need not be fed, and what is always given', () => {
  checkRule(
    unguardedOutput,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  steps:
    - { id: run, workflow: inner, inputs: { go: true } }
    - id: c
      agent: taker
      dependsOn: [run]
      when: has(steps.run.outputs.sometimes)
      inputs: { text: "after \${steps.run.outputs.sometimes}" }
    - { id: d, agent: taker, dependsOn: [run], inputs: { text: "\${steps.run.outputs.sometimes}" } }
    - { id: e, agent: taker, dependsOn: [run], inputs: { text: "x \${steps.run.outputs.always}" } }
`,
    nested,
  );
});

test('asking for another output does not help', () => {
  checkRule(
    unguardedOutput,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  steps:
    - { id: run, workflow: inner, inputs: { go: true } }
    - id: c
      agent: taker
      dependsOn: [run]
      when: has(steps.run.outputs.always)
      inputs:
        text: "after \${steps.run.outputs.sometimes}"
        #              ^^^^^^^^^^^^^^^^^^^^^^^^^^^ link/unguarded-output: Step "c" reads an output of step "run" that may be left out.
`,
    nested,
  );
});
