import { test } from 'vitest';
import { duplicateMember } from '../../../compiler/link/rules/duplicate-member.ts';
import { checkRule } from '../../support/check-rule.ts';

test('flags an agent that is listed twice, also under another name', () => {
  checkRule(
    duplicateMember,
    `
apiVersion: adac.dev/v2
kind: Team
metadata: { name: desk }
spec:
  strategy: round-robin
  members:
    - writer
    - editor
    - default/writer
    # ^^^^^^^^^^^^^^ link/duplicate-member: Team "desk" lists agent "default/writer" twice.
`,
    {
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
    },
  );
});

test('keeps agents of two namespaces apart', () => {
  checkRule(
    duplicateMember,
    `
apiVersion: adac.dev/v2
kind: Team
metadata: { name: desk }
spec:
  strategy: round-robin
  members: [news/writer, sales/writer]
`,
    {
      'agents/crew.yaml': `
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: writer, namespace: news }
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
