import { expect, test } from 'vitest';
import { agentDocument } from '../../../compiler/link/resolve/agent-document.ts';
import type { AgentSpec } from '../../../compiler/model/agent.ts';
import { definition } from '../../support/builders.ts';
import { jsonObject } from '../../support/json-object.ts';

const content = { handler: 'agents.run', prompt: undefined, model: undefined, tools: [] } as const;

function documentOf(spec: AgentSpec): string {
  const agent = definition('Agent', 'triage', spec, 'sales');
  return JSON.stringify(agentDocument(agent, { framework: 'crewai', ...content }));
}

test('holds what the runtime reads, in a fixed order, and nothing that is absent', () => {
  const agent = {
    ...definition(
      'Agent',
      'triage',
      { role: 'clerk', model: { name: 'opus', parameters: { b: 1, a: 2 } } },
      'sales',
    ),
    metadata: {
      owners: ['x'],
      labels: { b: '1', a: '2' },
      name: 'triage',
      namespace: 'sales',
      version: '1.0.0',
    },
  };
  const search = definition('Tool', 'search', { operations: [] });
  const opus = definition('Model', 'opus', { provider: 'acme', id: 'opus-4', serving: {} });
  const document = agentDocument(agent, {
    framework: 'crewai',
    handler: 'agents.run',
    prompt: 'Hi',
    model: opus,
    tools: [{ definition: search, allow: ['query'], requiresConfirmation: false }],
  });
  expect(JSON.stringify(document)).toBe(
    '{"apiVersion":"adac.dev/v2","kind":"Agent",' +
      '"metadata":{"name":"triage","namespace":"sales","version":"1.0.0","labels":{"a":"2","b":"1"},"owners":["x"]},' +
      '"spec":{"framework":"crewai","handler":"agents.run","role":"clerk","prompt":"Hi",' +
      '"model":{"provider":"acme","id":"opus-4","parameters":{"a":2,"b":1}},' +
      '"tools":[{"name":"search","allow":["query"],"requiresConfirmation":false}]}}',
  );
});

test('leaves out what only the compiler needs', () => {
  const text = documentOf({
    hosting: { dedicated: { replicas: 2 } },
    resources: { cpu: 1 },
    placement: { lightweight: true },
    runtime: { image: 'python', handler: 'agents.run' },
  });
  expect(text).not.toMatch(/hosting|resources|placement|image/);
});

test('mappings are sorted however deep, lists keep their order', () => {
  expect(
    documentOf({
      inputs: {
        z: { schema: { type: 'array', items: {} } },
        a: { required: true, schema: 'text' },
      },
    }),
  ).toContain(
    '"inputs":{"a":{"required":true,"schema":"text"},"z":{"schema":{"items":{},"type":"array"}}}',
  );
  expect(documentOf({ protocols: ['mcp', 'a2a'] })).toContain('"protocols":["mcp","a2a"]');
});

test('a key named __proto__ stays a key', () => {
  const schema = jsonObject('{"type":"object","__proto__":{"polluted":true}}');
  const text = documentOf({ inputs: { x: { schema } } });
  expect(text).toContain('"__proto__":{"polluted":true}');
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
});
