import { test } from 'vitest';
import { neverWoken } from '../../../compiler/link/rules/never-woken.ts';
import { checkRule } from '../../support/check-rule.ts';
import {
  agentText,
  checkEnvironment,
  environmentText,
  linkFiles,
} from '../../support/link-estate.ts';

test('flags scale-to-zero where only a broker could bring messages', () => {
  checkRule(
    neverWoken,
    `
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: sleeper }
spec:
  protocols: [mqtt, redis]
  hosting:
    serverless:
      minScale: 0
      #         ^ link/never-woken: Agent "sleeper" scales to zero, and nothing that it speaks can wake it.
      #         ^ help: Set \`minScale: 1\`, add "http", "a2a" or "mcp" to the protocols, or host it as dedicated.
      maxScale: 3
---
apiVersion: adac.dev/v2
kind: Fleet
metadata: { name: sleepers }
spec:
  template:
    protocols: [redis]
    hosting:
      serverless: { maxScale: 3 }
      #           ^^^^^^^^^^^^^^^ link/never-woken: Fleet "sleepers" scales to zero, and nothing that it speaks can wake it.
  members:
    - { name: first, count: 1 }
`,
  );
});

test.each([
  ['what keeps an instance', '[mqtt]', 'serverless: { minScale: 1, maxScale: 3 }'],
  ['what a request wakes', '[mqtt, http]', 'serverless: { maxScale: 3 }'],
  ['an agent protocol over HTTP', '[a2a]', 'serverless: { maxScale: 3 }'],
  ['a tool protocol over HTTP', '[mcp]', 'serverless: { maxScale: 3 }'],
  ['what always runs', '[mqtt]', 'dedicated: { replicas: 1 }'],
  ['what names no protocol', '[]', 'serverless: { maxScale: 3 }'],
])('lets pass %s', (_, protocols, hosting) => {
  checkRule(
    neverWoken,
    `
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: a }
spec: { protocols: ${protocols}, hosting: { ${hosting} } }
`,
  );
});

const sleeper = agentText(
  'sleeper',
  '  protocols: [mqtt]\n  hosting: { serverless: { minScale: 1, maxScale: 3 } }\n',
);

test('flags what an overlay puts to sleep, where the overlay says so', () => {
  checkEnvironment(
    environmentText(`  definitions: [{ agent: sleeper }]
  overlays:
    - select: { agent: sleeper }
      spec:
        hosting: { serverless: { minScale: 0 } }
        #                                  ^ link/never-woken: Agent "sleeper" scales to zero, and nothing that it speaks can wake it.
`),
    { 'agents/sleeper.yaml': sleeper },
  );
});

test('lets pass what an overlay keeps awake', () => {
  linkFiles({
    'agents/sleeper.yaml': sleeper.replace('minScale: 1', 'minScale: 0'),
    'clusters/environments.yaml': environmentText(`  definitions: [{ agent: sleeper }]
  overlays: [{ select: { agent: sleeper }, spec: { hosting: { serverless: { minScale: 1 } } } }]
`),
  });
});
