import { test } from 'vitest';
import { unknownProperty } from '../../../compiler/link/rules/unknown-property.ts';
import { checkRule } from '../../support/check-rule.ts';

const files = {
  'agents/maker.yaml': `
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: maker }
spec:
  outputs:
    name: { schema: text }
    open: { schema: object }
    rows: { schema: { type: array, items: { type: object, properties: { amount: { type: string } } } } }
    report:
      schema: { type: object, properties: { title: { type: string } }, additionalProperties: false }
---
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: writer }
spec: {}
`,
};

test('flags what is surely not there', () => {
  checkRule(
    unknownProperty,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  steps:
    - { id: a, agent: maker }
    - id: b
      agent: writer
      dependsOn: [a]
      inputs:
        one: "\${steps.a.outputs.report.titel}"
        #                              ^^^^^ link/unknown-property: There is no property "titel" in a value of type object.
        #                              ^^^^^ help: Did you mean "title"?
        two: "\${steps.a.outputs.name.first}"
        #                            ^^^^^ link/unknown-property: There is no property "first" in a value of type string.
        #                            ^^^^^ help: Read the value itself.
        three: "\${steps.a.outputs.report[0]}"
        #                               ^^^ link/unknown-property: There is no element 0 in a value of type object.
        four: "\${steps.a.outputs.report.titl}"
        #                               ^^^^ link/unknown-property: There is no property "titl" in a value of type object.
        #                               ^^^^ help: Did you mean "title"?
`,
    files,
  );
});

test('lets pass what may be there', () => {
  checkRule(
    unknownProperty,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  steps:
    - { id: a, agent: maker }
    - id: b
      agent: writer
      dependsOn: [a]
      inputs:
        one: "\${steps.a.outputs.report.title}"
        two: "\${steps.a.outputs.open.anything[3].below}"
        three: "\${steps.a.outputs.rows[0].amount}"
        four: "\${steps.a.outputs.rows[0].more}"
`,
    files,
  );
});
