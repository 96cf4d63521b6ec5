import { test } from 'vitest';
import { unknownInput } from '../../../compiler/link/rules/unknown-input.ts';
import { checkRule } from '../../support/check-rule.ts';

test('flags an input that the agent does not take', () => {
  checkRule(
    unknownInput,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  steps:
    - id: a
      agent: summary
      inputs:
        document: "text"
        charts: []
        #<---- link/unknown-input: Step "a" feeds input "charts", which agent "summary" does not take.
        # ^ help: It takes "document", "max_length", "audience".
`,
    {
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
    },
  );
});

test('takes a misspelt input for the one that was meant', () => {
  checkRule(
    unknownInput,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  steps:
    - id: a
      agent: summary
      inputs:
        documnt: 3
        #<----- link/unknown-input: Step "a" feeds input "documnt", which agent "summary" does not take.
        #<----- help: Did you mean "document"?
        #        ^ link/type-mismatch: Input "document" is 3, "string" is wanted.
`,
    {
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
    },
  );
});

test('flags an input of the workflow that is not declared', () => {
  checkRule(
    unknownInput,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  inputs: { urgent: { schema: boolean } }
  steps:
    - id: a
      agent: summary
      when: inputs.urgnt
      #            ^^^^^ link/unknown-input: The workflow has no input "urgnt".
      #            ^^^^^ help: Did you mean "urgent"?
      inputs:
        document: "\${inputs.report}"
        #                   ^^^^^^ link/unknown-input: The workflow has no input "report".
        #                   ^^^^^^ help: It takes "urgent".
`,
    {
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
    },
  );
});

test('flags what is fed to a workflow that takes nothing', () => {
  checkRule(
    unknownInput,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  steps:
    - id: a
      workflow: other
      inputs:
        xy: 1
        #< link/unknown-input: Step "a" feeds input "xy", which workflow "other" does not take.
        #< help: It takes none.
---
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: other }
spec:
  steps:
    - { id: a, agent: writer }
`,
    {
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
    },
  );
});

test('lets anything be fed where nothing is declared, and to approvals and teams', () => {
  checkRule(
    unknownInput,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  steps:
    - { id: a, agent: writer, inputs: { anything: 1 } }
    - { id: b, approval: { roles: [chief] }, inputs: { proposal: "go" } }
    - { id: c, team: desk, inputs: { topic: "x" } }
---
apiVersion: adac.dev/v2
kind: Team
metadata: { name: desk }
spec: { strategy: sequential, members: [writer] }
`,
    {
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
    },
  );
});

test('reads what a fleet member takes from template, overrides and namespace defaults', () => {
  checkRule(
    unknownInput,
    `
apiVersion: adac.dev/v2
kind: Fleet
metadata: { name: scribes, namespace: office }
spec:
  template: { inputs: { text: { schema: text } } }
  members:
    - { name: plain, count: 1 }
    - { name: fancy, count: 1, overrides: { inputs: { font: { schema: text } } } }
---
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: print, namespace: office }
spec:
  steps:
    - { id: a, agent: fancy, inputs: { text: x, font: x, tone: x } }
    - id: b
      agent: plain
      inputs:
        text: x
        font: x
        #<-- link/unknown-input: Step "b" feeds input "font", which agent "plain" does not take.
        tone: x
`,
    {
      'adac.yaml': `
apiVersion: adac.dev/v2
kind: Project
metadata: { name: test }
spec: { defaults: { office: { spec: { inputs: { tone: { schema: text } } } } } }
`,
    },
  );
});
