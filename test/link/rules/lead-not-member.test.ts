import { test } from 'vitest';
import { leadNotMember } from '../../../compiler/link/rules/lead-not-member.ts';
import { checkRule } from '../../support/check-rule.ts';

test('flags a lead that is not a member', () => {
  checkRule(
    leadNotMember,
    `
apiVersion: adac.dev/v2
kind: Team
metadata: { name: desk }
spec:
  strategy: hierarchical
  lead: chief
  #     ^^^^^ link/lead-not-member: Team "desk" is led by "chief", which is not one of its members.
  #     ^^^^^ help: Add "chief" to the members, or let one of them lead.
  members: [writer, editor]
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
---
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: chief }
spec: {}
`,
    },
  );
});

test('flags a misspelt lead once', () => {
  checkRule(
    leadNotMember,
    `
apiVersion: adac.dev/v2
kind: Team
metadata: { name: desk }
spec:
  strategy: hierarchical
  lead: editr
  #     ^^^^^ link/lead-not-member: Team "desk" is led by "editr", which is not one of its members.
  #     ^^^^^ help: Did you mean "editor"?
  members: [writer, editor]
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

test('knows a member under two names, and needs no lead', () => {
  checkRule(
    leadNotMember,
    `
apiVersion: adac.dev/v2
kind: Team
metadata: { name: desk }
spec:
  strategy: hierarchical
  lead: default/editor
  members: [writer, editor]
---
apiVersion: adac.dev/v2
kind: Team
metadata: { name: pool }
spec:
  strategy: round-robin
  members: [writer, editor]
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
