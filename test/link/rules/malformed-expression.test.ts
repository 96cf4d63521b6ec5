import { test } from 'vitest';
import { malformedExpression } from '../../../compiler/link/rules/malformed-expression.ts';
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

test('flags expressions that cannot be read, each at its place', () => {
  checkRule(
    malformedExpression,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  steps:
    - id: a
      agent: writer
      inputs:
        one: "\${env.HOME}"
        #       ^^^^^^^^ link/malformed-expression: The expression begins with none of "inputs", "context", "steps" and "item".
        two: "see \${inputs.x"
        #         ^^^^^^^^^^ link/malformed-expression: The expression is not closed.
        three: ["\${}"]
        #        ^^^ link/malformed-expression: The expression is empty.
        four: { deep: "\${inputs.x + 1}" }
        #                ^^^^^^^^^^^^ link/malformed-expression: The expression is not a chain of names such as "steps.plan.outputs.report".
        five: "\${steps.a.result}"
        #        ^^^^^^^^^^^^^^ link/malformed-expression: The expression is not of the form "steps.<id>.outputs.<name>".
`,
    files,
  );
});

test('flags a list for forEach that is not one expression', () => {
  checkRule(
    malformedExpression,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  inputs: { x: { schema: array } }
  steps:
    - id: a
      agent: writer
      forEach: "pages"
      #         ^^^^^ link/invalid-cel: There is no name "pages" here.
    - id: b
      agent: writer
      forEach: "\${inputs.x} and more"
      #        ^^^^^^^^^^^^^^^^^^^^^^ link/malformed-expression: Step "b" runs for each element of something that is not one expression.
    - id: c
      agent: writer
      forEach: "\${}"
      #         ^^^ link/malformed-expression: The expression is empty.
`,
    files,
  );
});

test('reads all forms', () => {
  checkRule(
    malformedExpression,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  inputs: { x: { schema: array } }
  context: { k: { schema: text } }
  steps:
    - id: a
      agent: writer
      forEach: "\${inputs.x}"
      inputs: { one: "\${item.name}", two: "\${context.k} costs $5 or {less}" }
    - id: b
      agent: writer
      dependsOn: [a]
      inputs: { all: "\${steps.a.outputs}", one: "\${steps.a.outputs.y[0]['sub title']}" }
`,
    files,
  );
});
