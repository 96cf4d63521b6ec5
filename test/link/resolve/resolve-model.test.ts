import { describe, expect, test } from 'vitest';
import { agentOf, agentText, environmentText, linkFiles } from '../../support/link-estate.ts';

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
  expect(agent.makeDocument().spec).toMatchObject({
    model: { provider: 'acme', id: 'dear-1', parameters: { temperature: 0 } },
  });
});

test('the cheapest of a tier, the first by name among equals', () => {
  expect(modelOf('  model: { tier: simple }\n').model?.metadata.name).toBe('also-cheap');
});

test('no model at all', () => {
  expect(modelOf('').model).toBeUndefined();
});

describe('a tier in an environment', () => {
  const server =
    '{ image: registry.example/server:1, replicas: 1, resources: { cpu: 1, memory: 1Gi } }';
  const served = {
    'clusters/own.yaml': model(
      'own',
      `tier: simple\n  price: { input: 0, output: 0 }\n  serving: { vllm: ${server} }`,
    ),
  };
  const within = (rest: string): string | undefined => {
    const program = linkFiles({
      ...files,
      ...served,
      'agents/triage.yaml': agentText('triage', '  model: { tier: simple }\n'),
      'clusters/environments.yaml': environmentText(`  definitions: [{ agent: triage }]\n${rest}`),
    });
    return agentOf(program, 'sales/triage').model?.metadata.name;
  };

  test('stands for a cheaper model that the environment serves', () => {
    expect(within('  models: [{ name: own, pool: main }]\n')).toBe('own');
  });

  test('never for one that it does not serve', () => {
    expect(within('')).toBe('also-cheap');
  });

  test('for one of each environment, where two select the agent', () => {
    const program = linkFiles({
      ...files,
      ...served,
      'agents/triage.yaml': agentText('triage', '  model: { tier: simple }\n'),
      'clusters/serving.yaml': environmentText(
        '  definitions: [{ agent: triage }]\n  models: [{ name: own, pool: main }]\n',
        'serving',
      ),
      'clusters/plain.yaml': environmentText('  definitions: [{ agent: triage }]\n', 'plain'),
    });
    const chosen = program.environments.map(({ name, agents }) => [
      name,
      agents.map(({ model: one, egress }) => [one?.metadata.name, egress]),
    ]);
    expect(chosen).toEqual([
      ['plain', [['also-cheap', ['api.acme.example']]]],
      ['serving', [['own', []]]],
    ]);
  });
});
