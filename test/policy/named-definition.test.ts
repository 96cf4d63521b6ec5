import { expect, test } from 'vitest';
import { definitionIdentity, namedDefinition } from '../../compiler/policy/named-definition.ts';
import { definition } from '../support/builders.ts';
import { agentOf } from './judging.ts';

const tool = definition('Tool', 'ledger', { operations: [] });
const model = definition('Model', 'ledger', { provider: 'x', id: 'x-1', serving: {} });
const tools = [{ definition: tool, allow: [], requiresConfirmation: false }];
const agent = agentOf('a', {}, {}, { tools, model });

test('a tool and a model of one name are told apart, and the agent is neither', () => {
  expect(namedDefinition(agent, { tool: 'default/ledger' })).toBe(tool);
  expect(namedDefinition(agent, { model: 'default/ledger' })).toBe(model);
  expect(namedDefinition(agent, {})).toBe(agent.definition);
});

test('what the agent does not use is not found', () => {
  expect(namedDefinition(agent, { tool: 'other/ledger' })).toBeUndefined();
  expect(namedDefinition(agentOf('b', {}), { model: 'default/ledger' })).toBeUndefined();
});

test('a definition is identified by namespace and name', () => {
  expect(definitionIdentity({ namespace: 'a', name: 'b' })).toBe('a/b');
  expect(definitionIdentity({ name: 'b' })).toBe('/b');
});
