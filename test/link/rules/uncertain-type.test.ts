import { test } from 'vitest';
import { uncertainType } from '../../../compiler/link/rules/uncertain-type.ts';
import { checkRule } from '../../support/check-rule.ts';

const files = {
  'agents/typed.yaml': `
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: writer }
spec:
  outputs:
    report: { schema: object }
    rows: { schema: { type: array, items: { type: object, properties: { amount: { type: integer } } } } }
    anything: { schema: any }
    title: { schema: text }
---
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: editor }
spec:
  inputs:
    report: { schema: { type: object, properties: { title: { type: string } }, required: [title] } }
    rows:
      schema:
        type: array
        items: { type: object, properties: { amount: { type: number }, note: { type: string } } }
    title: { schema: text }
    titles: { schema: { type: array, items: { type: string } } }
`,
};

function flow(strict: string): string {
  return `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
${strict}
  steps:
    - { id: write, agent: writer }
    - id: edit
      agent: editor
      dependsOn: [write]
      inputs:
`;
}

test('flags what nobody described, at the smallest part', () => {
  checkRule(
    uncertainType,
    `${flow('  strict: true')}
        report: "\${steps.write.outputs.report}"
        #          ^^^^^^^^^^^^^^^^^^^^^^^^^^ link/uncertain-type: steps.write.outputs.report.title is not described and is wanted.
        #          ^^^^^^^^^^^^^^^^^^^^^^^^^^ help: Describe the value more closely, or ask less of the input.
        rows: "\${steps.write.outputs.rows}"
        #        ^^^^^^^^^^^^^^^^^^^^^^^^ link/uncertain-type: steps.write.outputs.rows[].note is not described, "string" is wanted.
        title: "\${steps.write.outputs.anything}"
        #         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ link/uncertain-type: steps.write.outputs.anything is not described, "string" is wanted.
        titles: ["\${steps.write.outputs.anything}", "\${steps.write.outputs.title}"]
        #           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ link/uncertain-type: steps.write.outputs.anything is not described, "string" is wanted.
`,
    files,
  );
});

test('accepts what is proven', () => {
  checkRule(
    uncertainType,
    `${flow('  strict: true')}
        report: { title: "\${steps.write.outputs.title}" }
        rows: [{ amount: 3, note: "first" }]
        title: "about \${steps.write.outputs.title}"
        titles: ["\${steps.write.outputs.title}", "more"]
`,
    files,
  );
});

test('says nothing in a workflow that does not ask', () => {
  checkRule(
    uncertainType,
    `${flow('  strict: false')}
        report: "\${steps.write.outputs.report}"
        title: "\${steps.write.outputs.anything}"
`,
    files,
  );
});

test('leaves what surely does not fit to the other rule', () => {
  checkRule(
    uncertainType,
    `${flow('  strict: true')}
        title: "\${steps.write.outputs.rows}"
        #         ^^^^^^^^^^^^^^^^^^^^^^^^ link/type-mismatch: steps.write.outputs.rows is array, "string" is wanted.
`,
    files,
  );
});
