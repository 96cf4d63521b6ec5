import { test } from 'vitest';
import { selfReference } from '../../../compiler/link/rules/self-reference.ts';
import { checkRule } from '../../support/check-rule.ts';

test('flags an agent that works with itself', () => {
  checkRule(
    selfReference,
    `
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: clerk, namespace: office }
spec:
  collaboration:
    canWorkWith:
      - writer
      - clerk
      # ^^^^^ link/self-reference: Agent "clerk" names itself as one to work with.
      - office/clerk
      # ^^^^^^^^^^^^ link/self-reference: Agent "clerk" names itself as one to work with.
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

test('lets two agents work with each other, and a fleet with its members', () => {
  checkRule(
    selfReference,
    `
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: clerk }
spec: { collaboration: { canWorkWith: [porter] } }
---
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: porter }
spec: { collaboration: { canWorkWith: [clerk] } }
---
apiVersion: adac.dev/v2
kind: Fleet
metadata: { name: scribes }
spec:
  template: { collaboration: { canWorkWith: [poet] } }
  members:
    - { name: poet, count: 2 }
`,
  );
});
