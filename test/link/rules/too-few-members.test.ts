import { test } from 'vitest';
import { tooFewMembers } from '../../../compiler/link/rules/too-few-members.ts';
import { checkRule } from '../../support/check-rule.ts';

test('flags a strategy that needs two members', () => {
  checkRule(
    tooFewMembers,
    `
apiVersion: adac.dev/v2
kind: Team
metadata: { name: desk }
spec:
  strategy: round-robin
  members: [writer]
  #        ^^^^^^^^ link/too-few-members: Team "desk" has 1 of the 2 members that strategy "round-robin" needs.
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

test('lets pass one member in a row, and two that take turns', () => {
  checkRule(
    tooFewMembers,
    `
apiVersion: adac.dev/v2
kind: Team
metadata: { name: one }
spec: { strategy: sequential, members: [writer] }
---
apiVersion: adac.dev/v2
kind: Team
metadata: { name: two }
spec: { strategy: swarm, members: [writer, editor] }
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
