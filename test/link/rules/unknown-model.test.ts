import { test } from 'vitest';
import { unknownModel } from '../../../compiler/link/rules/unknown-model.ts';
import { checkRule } from '../../support/check-rule.ts';

test('flags a model that is not defined', () => {
  checkRule(
    unknownModel,
    `
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: clerk }
spec:
  model:
    name: claude-3-haiko
    #     ^^^^^^^^^^^^^^ link/unknown-model: Agent "clerk" asks model "claude-3-haiko", which is not defined.
    #     ^^^^^^^^^^^^^^ help: Did you mean "claude-3-haiku"?
`,
    {
      'clusters/models.yaml': `
apiVersion: adac.dev/v2
kind: Model
metadata: { name: claude-3-haiku }
spec: { provider: anthropic, id: claude-3-haiku-20240307, serving: { api: { host: api.anthropic.com } } }
`,
    },
  );
});

test('finds models by name, also those of the flat format, and leaves tiers to the environment', () => {
  checkRule(
    unknownModel,
    `
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: clerk }
spec: { model: { name: claude-3-haiku } }
---
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: porter }
spec: { model: { tier: complex } }
---
agent_id: "summary_agent"
name: "Summary"
implementation:
  runtime: "python"
  handler: "agents.summary.execute"
  model: "anthropic.claude-3-haiku"
`,
    {
      'clusters/models.yaml': `
apiVersion: adac.dev/v2
kind: Model
metadata: { name: claude-3-haiku }
spec: { provider: anthropic, id: claude-3-haiku-20240307, serving: { api: { host: api.anthropic.com } } }
`,
    },
  );
});

test('names a model of the flat format as its author writes it', () => {
  checkRule(
    unknownModel,
    `
agent_id: "summary_agent"
name: "Summary"
implementation:
  runtime: "python"
  handler: "agents.summary.execute"
  model: "anthropic.claude-2"
  #      ^^^^^^^^^^^^^^^^^^^^ link/unknown-model: Agent "summary_agent" asks model "anthropic.claude-2", which is not defined.
`,
    {
      'clusters/models.yaml': `
apiVersion: adac.dev/v2
kind: Model
metadata: { name: claude-3-haiku }
spec: { provider: anthropic, id: claude-3-haiku-20240307, serving: { api: { host: api.anthropic.com } } }
`,
    },
  );
});
