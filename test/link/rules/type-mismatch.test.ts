import { test } from 'vitest';
import { typeMismatch } from '../../../compiler/link/rules/type-mismatch.ts';
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

test('names the smallest part that differs', () => {
  checkRule(
    typeMismatch,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  steps:
    - { id: make, agent: maker }
    - id: take
      agent: taker
      dependsOn: [make]
      inputs:
        rows: "\${steps.make.outputs.rows}"
        #        ^^^^^^^^^^^^^^^^^^^^^^^ link/type-mismatch: steps.make.outputs.rows[].amount is string, "number" is wanted.
        count: "\${steps.make.outputs.name}"
        #         ^^^^^^^^^^^^^^^^^^^^^^^ link/type-mismatch: steps.make.outputs.name is string, "integer" is wanted.
        level: "\${steps.make.outputs.level}"
        #         ^^^^^^^^^^^^^^^^^^^^^^^^ link/type-mismatch: steps.make.outputs.level is "extreme", "low" or "high" is wanted.
`,
    files,
  );
});

test('stands at the part of a written value that does not fit', () => {
  checkRule(
    typeMismatch,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  inputs: { n: { schema: integer } }
  steps:
    - { id: make, agent: maker }
    - id: take
      agent: taker
      dependsOn: [make]
      inputs:
        count: "many"
        #      ^^^^^^ link/type-mismatch: Input "count" is "many", "integer" is wanted.
        rows:
          - amount: 3
          - amount: "\${steps.make.outputs.name}"
          #            ^^^^^^^^^^^^^^^^^^^^^^^ link/type-mismatch: steps.make.outputs.name is string, "number" is wanted.
        options: { deep: "\${steps.make.outputs.name}" }
        #        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ link/type-mismatch: Input "options.depth" is missing.
    - id: again
      agent: taker
      inputs:
        level: [low]
        #      ^^^^^ link/type-mismatch: Input "level" is ["low"], "low" or "high" is wanted.
        count: "no \${inputs.n}"
        #      ^^^^^^^^^^^^^^^^ link/type-mismatch: Input "count" is string, "integer" is wanted.
`,
    files,
  );
});

test('lets pass what fits, and what cannot be told', () => {
  checkRule(
    typeMismatch,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  inputs: { n: { schema: integer } }
  context: { anything: { schema: any } }
  steps:
    - { id: make, agent: maker }
    - id: take
      agent: taker
      dependsOn: [make]
      inputs:
        count: "\${inputs.n}"
        level: high
        text: "rows: \${steps.make.outputs.rows}"
        rows: "\${context.anything}"
        options: { depth: 3 }
`,
    files,
  );
});

test('types repeated steps: the item, and lists of outputs', () => {
  checkRule(
    typeMismatch,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  steps:
    - { id: make, agent: maker }
    - id: each
      agent: maker
      dependsOn: [make]
      forEach: "\${steps.make.outputs.rows}"
    - id: take
      agent: taker
      dependsOn: [each]
      forEach: "\${steps.make.outputs.rows}"
      inputs:
        text: "\${item.amount}"
        count: "\${item.amount}"
        #         ^^^^^^^^^^^ link/type-mismatch: item.amount is string, "integer" is wanted.
        level: "\${steps.each.outputs.level}"
        #         ^^^^^^^^^^^^^^^^^^^^^^^^ link/type-mismatch: steps.each.outputs.level is array, "low" or "high" is wanted.
    - id: wrong
      agent: maker
      dependsOn: [make]
      forEach: "\${steps.make.outputs.name}"
      #           ^^^^^^^^^^^^^^^^^^^^^^^ link/type-mismatch: steps.make.outputs.name is string, "array" is wanted.
`,
    files,
  );
});

test('knows the types that another workflow gives', () => {
  checkRule(
    typeMismatch,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  steps:
    - { id: other, workflow: other }
    - id: take
      agent: taker
      dependsOn: [other]
      inputs:
        text: "\${steps.other.outputs.both.first}"
        count: "\${steps.other.outputs.both.first}"
        #         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ link/type-mismatch: steps.other.outputs.both.first is string, "integer" is wanted.
---
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: other }
spec:
  steps:
    - { id: make, agent: maker }
  outputs: { both: { first: "\${steps.make.outputs.name}", second: 2 } }
`,
    files,
  );
});
