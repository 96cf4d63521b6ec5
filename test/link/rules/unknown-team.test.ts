import { test } from 'vitest';
import { unknownTeam } from '../../../compiler/link/rules/unknown-team.ts';
import { checkRule } from '../../support/check-rule.ts';

test('flags a step whose team is not defined', () => {
  checkRule(
    unknownTeam,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  steps:
    - id: review
      team: dsk
      #     ^^^ link/unknown-team: Step "review" runs team "dsk", which is not defined.
      #     ^^^ help: Did you mean "desk"?
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
      'agents/team.yaml': `
apiVersion: adac.dev/v2
kind: Team
metadata: { name: desk }
spec: { strategy: round-robin, members: [writer, editor] }
`,
    },
  );
});

test('finds a team of another namespace', () => {
  checkRule(
    unknownTeam,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow, namespace: news }
spec:
  steps:
    - id: review
      team: desk
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
      'agents/team.yaml': `
apiVersion: adac.dev/v2
kind: Team
metadata: { name: desk }
spec: { strategy: round-robin, members: [writer, editor] }
`,
    },
  );
});
