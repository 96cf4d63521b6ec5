import { test } from 'vitest';
import { retiredModelParameter } from '../../../compiler/link/rules/retired-model-parameter.ts';
import { checkRule } from '../../support/check-rule.ts';

test('flags what providers have retired and what is said elsewhere', () => {
  checkRule(
    retiredModelParameter,
    `
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: a }
spec:
  model:
    tier: simple
    parameters:
      max_tokens_to_sample: 100
      #<------------------ link/retired-model-parameter: Agent "a" passes "max_tokens_to_sample" to its model, which providers have retired.
      #<------------------ help: Write "max_tokens".
      functions: []
      #<------- link/retired-model-parameter: Agent "a" passes "functions" to its model, which providers have retired.
      #<------- help: Write "tools".
      api_key: from-the-vault
      #<----- link/retired-model-parameter: Agent "a" passes "api_key" to its model, which is said elsewhere in a definition.
      #<----- help: Name a secret under \`access.secrets\`.
`,
  );
});

test('says nothing where what would take its place stands there too', () => {
  checkRule(
    retiredModelParameter,
    `
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: a }
spec: { model: { tier: simple, parameters: { tools: [], functions: [] } } }
`,
  );
});

test('lets any other pass, since providers differ', () => {
  checkRule(
    retiredModelParameter,
    `
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: a }
spec:
  model:
    tier: simple
    parameters: { temperature: 0.2, top_p: 1, num_ctx: 4096, chat_template_kwargs: { x: 1 } }
---
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: b }
spec: { model: { tier: simple } }
`,
  );
});
