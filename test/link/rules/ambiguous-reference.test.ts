import { test } from 'vitest';
import { ambiguousReference } from '../../../compiler/link/rules/ambiguous-reference.ts';
import { checkRule } from '../../support/check-rule.ts';

test('flags a bare name that two other namespaces define', () => {
  checkRule(
    ambiguousReference,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow, namespace: news }
spec:
  steps:
    - id: draft
      agent: writer
      #      ^^^^^^ link/ambiguous-reference: Step "draft" runs agent "writer", which 2 namespaces define.
      #      ^^^^^^ help: Write the namespace too: "sales/writer" or "support/writer".
`,
    {
      'agents/crew.yaml': `
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: writer, namespace: support }
spec: {}
---
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: writer, namespace: sales }
spec: {}
`,
    },
  );
});

test('prefers the own namespace, and takes the namespace that is written', () => {
  checkRule(
    ambiguousReference,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow, namespace: support }
spec:
  steps:
    - id: draft
      agent: writer
    - id: check
      agent: sales/writer
`,
    {
      'agents/crew.yaml': `
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: writer, namespace: support }
spec: {}
---
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: writer, namespace: sales }
spec: {}
`,
    },
  );
});
