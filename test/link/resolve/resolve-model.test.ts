import { describe, expect, test } from 'vitest';
import {
  agentOf,
  agentText,
  checkAgent,
  environmentText,
  linkFiles,
} from '../../support/link-estate.ts';

const model = (name: string, rest: string): string => `apiVersion: adac.dev/v2
kind: Model
metadata: { name: ${name} }
spec:
  provider: acme
  id: ${name}-1
  ${rest}
`;
const api = 'serving: { api: { host: api.acme.example } }';
const files = {
  'clusters/dear.yaml': model('dear', `tier: simple\n  price: { input: 3, output: 9 }\n  ${api}`),
  'clusters/cheap.yaml': model('cheap', `tier: simple\n  price: { input: 5, output: 1 }\n  ${api}`),
  'clusters/also-cheap.yaml': model(
    'also-cheap',
    `tier: simple\n  price: { input: 1, output: 5 }\n  ${api}`,
  ),
  'clusters/unpriced.yaml': model('unpriced', `tier: simple\n  ${api}`),
};

function modelOf(spec: string) {
  const program = linkFiles({
    ...files,
    'agents/triage.yaml': agentText('triage', spec),
    'clusters/environments.yaml': environmentText('  definitions: [{ agent: triage }]\n'),
  });
  return agentOf(program, 'sales/triage');
}

test('a model by its name', () => {
  const agent = modelOf('  model: { name: dear, parameters: { temperature: 0 } }\n');
  expect(agent.model?.metadata.name).toBe('dear');
  expect(agent.egress).toEqual(['api.acme.example']);
  expect(agent.document.spec).toMatchObject({
    model: { provider: 'acme', id: 'dear-1', parameters: { temperature: 0 } },
  });
});

test('the cheapest of a tier, the first by name among equals', () => {
  expect(modelOf('  model: { tier: simple }\n').model?.metadata.name).toBe('also-cheap');
});

test('no model at all', () => {
  expect(modelOf('').model).toBeUndefined();
});

describe('a tier that no model serves', () => {
  test('is a finding at the tier', () => {
    checkAgent(
      agentText(
        'triage',
        `  model:
    tier: complex
    #     ^^^^^^^ link/unserved-tier: No model serves tier "complex".
`,
      ),
      files,
    );
  });
});
