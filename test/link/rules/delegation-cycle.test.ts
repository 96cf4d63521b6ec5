import { test } from 'vitest';
import { delegationCycle } from '../../../compiler/link/rules/delegation-cycle.ts';
import { checkRule } from '../../support/check-rule.ts';

const agents = ['chief', 'reporter', 'editor', 'clerk']
  .map((name) => `apiVersion: adac.dev/v2\nkind: Agent\nmetadata: { name: ${name} }\nspec: {}\n`)
  .join('---\n');
const files = { 'agents/agents.yaml': agents };

test('flags tasks that come back to who handed them down, with the whole way', () => {
  checkRule(
    delegationCycle,
    `
apiVersion: adac.dev/v2
kind: Team
metadata: { name: newsroom }
spec:
  strategy: hierarchical
  lead: chief
  members:
    - chief
    - clerk
    - reporter
    # ^^^^^^^^ link/delegation-cycle: Agents hand tasks to one another: "default/chief" → "default/reporter" → "default/editor" → "default/chief".
    # ^^^^^^^^ help: Take one of these members out of its team, or choose another strategy.
---
apiVersion: adac.dev/v2
kind: Team
metadata: { name: field }
spec: { strategy: hierarchical, lead: reporter, members: [reporter, editor] }
---
apiVersion: adac.dev/v2
kind: Team
metadata: { name: desk }
spec: { strategy: hierarchical, lead: editor, members: [clerk, editor, default/chief] }
`,
    files,
  );
});

test('two teams that lead each other are the shortest such way', () => {
  checkRule(
    delegationCycle,
    `
apiVersion: adac.dev/v2
kind: Team
metadata: { name: one }
spec:
  strategy: hierarchical
  lead: chief
  members:
    - chief
    - clerk
    # ^^^^^ link/delegation-cycle: Agents hand tasks to one another: "default/chief" → "default/clerk" → "default/chief".
---
apiVersion: adac.dev/v2
kind: Team
metadata: { name: two }
spec: { strategy: hierarchical, lead: clerk, members: [chief, clerk] }
`,
    files,
  );
});

test('lets pass one way down, equals in a circle, and agents that work with each other', () => {
  checkRule(
    delegationCycle,
    `
apiVersion: adac.dev/v2
kind: Team
metadata: { name: newsroom }
spec: { strategy: hierarchical, lead: chief, members: [chief, reporter, editor] }
---
apiVersion: adac.dev/v2
kind: Team
metadata: { name: field }
spec: { strategy: hierarchical, lead: reporter, members: [reporter, editor] }
---
apiVersion: adac.dev/v2
kind: Team
metadata: { name: table }
spec: { strategy: round-robin, lead: editor, members: [editor, chief] }
---
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: left }
spec: { collaboration: { canWorkWith: [right] } }
---
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: right }
spec: { collaboration: { canWorkWith: [left] } }
`,
    files,
  );
});
