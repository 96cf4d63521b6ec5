import { expect, test } from 'vitest';
import { modelFiles } from '../../../compiler/bundle/parts/models.ts';
import { definition, linkedEnvironment, resolvedAgent } from '../../support/builders.ts';
import { renderAll } from '../../support/render.ts';

const hosted = definition('Model', 'sonnet', {
  provider: 'anthropic',
  id: 'claude-sonnet',
  tier: 'complex',
  serving: { api: { host: 'api.anthropic.com' } },
  price: { input: 3, output: 15 },
  limits: { requestsPerMinute: 50 },
  contextWindow: 200_000,
});
const own = definition('Model', 'llama', {
  provider: 'local',
  id: 'llama3',
  serving: { ollama: { image: 'registry.example/ollama', replicas: 2, resources: { cpu: 4 } } },
});

test('holds each model once, without how it is deployed', () => {
  const agents = [
    resolvedAgent({ name: 'a', model: hosted }),
    resolvedAgent({ name: 'b', model: own }),
    resolvedAgent({ name: 'c', model: hosted }),
    resolvedAgent({ name: 'd' }),
  ];
  expect(renderAll(modelFiles(linkedEnvironment({ name: 'edge', agents })))).toEqual({
    'bundle/edge/models.json':
      '{"models":[\n' +
      '{"id":"default/llama","provider":"local","model":"llama3","serving":{"ollama":{}}},\n' +
      '{"id":"default/sonnet","provider":"anthropic","model":"claude-sonnet","tier":"complex","serving":{"api":{"host":"api.anthropic.com"}},"price":{"input":3,"output":15},"limits":{"requestsPerMinute":50},"contextWindow":200000}\n' +
      ']}\n',
  });
});

test('is absent where no agent has a model', () => {
  expect(
    modelFiles(linkedEnvironment({ name: 'edge', agents: [resolvedAgent({ name: 'a' })] })),
  ).toEqual([]);
});
