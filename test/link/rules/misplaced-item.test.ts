import { test } from 'vitest';
import { misplacedItem } from '../../../compiler/link/rules/misplaced-item.ts';
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

test('flags an item without forEach, and outside of inputs', () => {
  checkRule(
    misplacedItem,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  steps:
    - id: a
      agent: writer
      inputs:
        text: "\${item}"
        #        ^^^^ link/misplaced-item: There is no item here.
        #        ^^^^ help: Add "forEach" to the step.
    - id: b
      agent: writer
      when: item.kind == "x"
      #     ^^^^^^^^^ link/misplaced-item: There is no item here.
      #     ^^^^^^^^^ help: Read the item in the inputs of a step with "forEach".
      forEach: "\${item}"
      #           ^^^^ link/misplaced-item: There is no item here.
  outputs:
    first: "\${steps.a.outputs.x}"
    last: "\${item}"
    #        ^^^^ link/misplaced-item: There is no item here.
`,
    files,
  );
});

test('lets a repeated step read its item', () => {
  checkRule(
    misplacedItem,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  inputs: { pages: { schema: array } }
  steps:
    - id: a
      agent: writer
      forEach: "\${inputs.pages}"
      inputs: { text: "\${item}" }
`,
    files,
  );
});
