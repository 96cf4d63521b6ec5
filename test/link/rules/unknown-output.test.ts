import { test } from 'vitest';
import { unknownOutput } from '../../../compiler/link/rules/unknown-output.ts';
import { checkRule } from '../../support/check-rule.ts';

const files = {
  'agents/summary.yaml': `
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: summary }
spec:
  inputs:
    document: { schema: text, required: true }
    max_length: { schema: integer, required: true, default: 500 }
    audience: { schema: text }
  outputs:
    summary: { schema: text }
    key_points: { schema: { type: array, items: { type: string } } }
---
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: writer }
spec: {}
`,
};

test('flags an output that is passed on and not given', () => {
  checkRule(
    unknownOutput,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  steps:
    - id: a
      agent: summary
      inputs: { document: x }
      outputs:
        - summary
        - final_report
        # ^^^^^^^^^^^^ link/unknown-output: Step "a" passes on output "final_report", which agent "summary" does not give.
        # ^^^^^^^^^^^^ help: It gives "summary", "key_points".
        - key_point
        # ^^^^^^^^^ link/unknown-output: Step "a" passes on output "key_point", which agent "summary" does not give.
        # ^^^^^^^^^ help: Did you mean "key_points"?
  outputs:
    # Told above, where the step lists it.
    report: "\${steps.a.outputs.final_report}"
`,
    files,
  );
});

test('flags an output that is read and not given', () => {
  checkRule(
    unknownOutput,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  steps:
    - { id: a, agent: summary, inputs: { document: x } }
    - id: b
      agent: writer
      dependsOn: [a]
      when: steps.a.outputs.sumary != ""
      #                     ^^^^^^ link/unknown-output: Step "a" has no output "sumary".
      #                     ^^^^^^ help: Did you mean "summary"?
      inputs:
        text: "\${steps.a.outputs.body}"
        #                        ^^^^ link/unknown-output: Step "a" has no output "body".
`,
    files,
  );
});

test('flags an output that is given and not passed on', () => {
  checkRule(
    unknownOutput,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  steps:
    - { id: a, agent: summary, inputs: { document: x }, outputs: [summary] }
    - { id: b, agent: writer, outputs: [text] }
  outputs:
    points: "\${steps.a.outputs.key_points}"
    #                          ^^^^^^^^^^ link/unknown-output: Step "a" does not pass on output "key_points".
    #                          ^^^^^^^^^^ help: Add "key_points" to the outputs of step "a".
    title: "\${steps.b.outputs.title}"
    #                         ^^^^^ link/unknown-output: Step "b" has no output "title".
    #                         ^^^^^ help: It gives "text".
`,
    files,
  );
});

test('lets anything be read where nothing is declared, all outputs at once, and what approvals give', () => {
  checkRule(
    unknownOutput,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  steps:
    - { id: a, agent: writer }
    - { id: b, agent: summary, inputs: { document: "\${steps.a.outputs.text}" }, dependsOn: [a] }
    - { id: c, approval: { roles: [chief] }, dependsOn: [b] }
    - { id: d, agent: writer, dependsOn: [c], when: steps.c.outputs.approved && steps.c.outputs.by != "" }
  outputs:
    all: "\${steps.b.outputs}"
`,
    files,
  );
});

test('knows the outputs of a workflow', () => {
  checkRule(
    unknownOutput,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  steps:
    - { id: a, workflow: other }
  outputs:
    one: "\${steps.a.outputs.one}"
    two: "\${steps.a.outputs.two}"
    #                       ^^^ link/unknown-output: Step "a" has no output "two".
---
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: other }
spec:
  steps:
    - { id: a, agent: writer }
  outputs: { one: "\${steps.a.outputs.x}" }
`,
    files,
  );
});
