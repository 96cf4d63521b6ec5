import { test } from 'vitest';
import { collidingName } from '../../../compiler/link/rules/colliding-name.ts';
import { checkRule } from '../../support/check-rule.ts';

test('flags flat names that are the same in Kubernetes', () => {
  checkRule(
    collidingName,
    `
agent_id: "meeting_notes"
name: "Meeting Notes"
---
agent_id: "meeting.notes"
#         ^^^^^^^^^^^^^^^ link/colliding-name: Agents "meeting_notes" and "meeting.notes" are both called "meeting-notes" in Kubernetes.
name: "Meeting Notes Again"
`,
  );
});

test('flags a flat name beside the name of v2', () => {
  checkRule(
    collidingName,
    `
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: meeting-notes }
spec: {}
---
agent_id: "meeting_notes"
#         ^^^^^^^^^^^^^^^ link/colliding-name: Agents "meeting-notes" and "meeting_notes" are both called "meeting-notes" in Kubernetes.
name: "Meeting Notes"
`,
  );
});

test('keeps flat names of different categories apart', () => {
  checkRule(
    collidingName,
    `
agent_id: "meeting_notes"
name: "Meeting Notes"
category: "business_ops"
---
agent_id: "meeting.notes"
name: "Meeting Notes"
category: "sales"
`,
  );
});
