import { test } from 'vitest';
import { unknownAgent } from '../../../compiler/link/rules/unknown-agent.ts';
import { checkRule } from '../../support/check-rule.ts';

test('flags a step whose agent is not defined, with the one that was meant', () => {
  checkRule(
    unknownAgent,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  steps:
    - id: draft
      agent: writr
      #      ^^^^^ link/unknown-agent: Step "draft" runs agent "writr", which is not defined.
      #      ^^^^^ help: Did you mean "writer"?
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

test('flags an agent that is like no other', () => {
  checkRule(
    unknownAgent,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  steps:
    - id: draft
      agent: cartographer
      #      ^^^^^^^^^^^^ link/unknown-agent: Step "draft" runs agent "cartographer", which is not defined.
      #      ^^^^^^^^^^^^ help: Define agent "cartographer", or name one that is defined.
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

test('flags members of teams and agents to work with', () => {
  checkRule(
    unknownAgent,
    `
apiVersion: adac.dev/v2
kind: Team
metadata: { name: desk }
spec:
  strategy: sequential
  members:
    - writer
    - editr
    # ^^^^^ link/unknown-agent: Team "desk" counts on agent "editr", which is not defined.
---
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: proofreader }
spec:
  collaboration:
    canWorkWith:
      - editor
      - writers
      # ^^^^^^^ link/unknown-agent: Agent "proofreader" works with agent "writers", which is not defined.
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

test('flags fleet templates, overrides, defaults and overlays', () => {
  checkRule(
    unknownAgent,
    `
apiVersion: adac.dev/v2
kind: Fleet
metadata: { name: scribes }
spec:
  template:
    collaboration:
      canWorkWith:
        - editor
        - edtor
        # ^^^^^ link/unknown-agent: Fleet "scribes" works with agent "edtor", which is not defined.
  members:
    - name: poet
      count: 1
      overrides:
        collaboration:
          canWorkWith:
            - wrter
            # ^^^^^ link/unknown-agent: Member "poet" of fleet "scribes" works with agent "wrter", which is not defined.
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

test('names agents of the flat format as their authors write them', () => {
  checkRule(
    unknownAgent,
    `
agent_id: "meeting_notes_agent_001"
category: "business_ops"
name: "Meeting Notes"
---
agent_id: "action_tracker_agent"
category: "business_ops"
name: "Action Tracker"
collaboration:
  can_work_with:
    - "meeting_notes_agent"
    # ^^^^^^^^^^^^^^^^^^^^^ link/unknown-agent: Agent "action_tracker_agent" works with agent "meeting_notes_agent", which is not defined.
    # ^^^^^^^^^^^^^^^^^^^^^ help: Did you mean "meeting_notes_agent_001"?
`,
  );
});

test('finds agents in the own namespace, in others, with the namespace written, and in fleets', () => {
  checkRule(
    unknownAgent,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow, namespace: news }
spec:
  steps:
    - id: draft
      agent: writer
    - id: check
      agent: news/editor
    - id: print
      agent: press
---
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: writer, namespace: news }
spec: {}
---
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: writer, namespace: sales }
spec: {}
---
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: editor, namespace: news }
spec: {}
---
apiVersion: adac.dev/v2
kind: Fleet
metadata: { name: machines, namespace: plant }
spec:
  template: {}
  members:
    - { name: press, count: 3 }
`,
  );
});

test('does not take a name of an object prototype for a definition', () => {
  checkRule(
    unknownAgent,
    `
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow }
spec:
  steps:
    - id: draft
      agent: constructor
      #      ^^^^^^^^^^^ link/unknown-agent: Step "draft" runs agent "constructor", which is not defined.
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
