import { describe, expect, test } from 'vitest';
import type { ToolReference } from '../../compiler/model/agent.ts';
import type { Definition } from '../../compiler/model/definition.ts';
import type { ToolSpec } from '../../compiler/model/tool.ts';
import { policyInputs } from '../../compiler/policy/policy-input.ts';
import type { PolicyInput } from '../../compiler/policy/policy-input.ts';
import { definition } from '../support/builders.ts';
import { agentOf } from './judging.ts';

const spec: ToolSpec = { operations: [{ name: 'read' }, { name: 'drop', destructive: true }] };

function tool(
  name: string,
  overrides: Partial<ToolSpec> = {},
  namespace = 'default',
): Definition<'Tool'> {
  return definition('Tool', name, { ...spec, ...overrides }, namespace);
}

function inputOf(
  tools: readonly ToolReference[],
  found: readonly Definition<'Tool'>[],
): PolicyInput {
  return policyInputs()(
    agentOf(
      'a',
      {},
      { tools },
      {
        tools: found.map((one) => ({
          definition: one,
          allow: ['read'],
          requiresConfirmation: true,
        })),
      },
    ),
  );
}

test('amounts are numbers', () => {
  const input = policyInputs()(
    agentOf(
      'a',
      { owners: ['o'] },
      { limits: { timeout: '1m30s', requestsPerMinute: 50, usdPerRun: 0.5 } },
      { demand: { milliCpu: 250, memory: 1024, storage: 2048, accelerators: {} } },
    ),
  );
  expect(input).toMatchObject({
    kind: 'Agent',
    id: 'default/a',
    metadata: { name: 'a', owners: ['o'] },
    hosting: { mode: 'dedicated' },
    limits: { timeoutMilliseconds: 90_000, requestsPerMinute: 50, usdPerRun: 0.5 },
    resources: { milliCpu: 250, memory: 1024, storage: 2048 },
  });
  expect(input.limits).not.toHaveProperty('timeout');
});

test('what delegating gives is handed on as it was worked out', () => {
  const gains = { dataClasses: [], roles: [] };
  const inputOfAgent = policyInputs();
  expect(inputOfAgent(agentOf('a', {}), gains).delegation).toBe(gains);
  expect(inputOfAgent(agentOf('a', {})).delegation).toBeUndefined();
});

test('a limit that is not set is not there', () => {
  expect(policyInputs()(agentOf('a', {})).limits).toEqual({});
});

describe('tools', () => {
  test('stand in the order of the definition, with what their own definition says', () => {
    const { tools } = inputOf(
      [{ name: 'two', allow: ['read'] }, { name: 'one' }],
      [tool('one'), tool('two', { egress: ['two.example'] })],
    );
    expect(tools).toEqual([
      {
        name: 'two',
        definition: 'default/two',
        allow: ['read'],
        requiresConfirmation: true,
        egress: ['two.example'],
        host: undefined,
        owned: false,
        tags: [],
        destructive: ['drop'],
        unscoped: ['read', 'drop'],
      },
      {
        name: 'one',
        definition: 'default/one',
        allow: undefined,
        requiresConfirmation: true,
        egress: [],
        host: undefined,
        owned: false,
        tags: [],
        destructive: ['drop'],
        unscoped: ['read', 'drop'],
      },
    ]);
  });

  test.each([
    [{ http: { url: 'https://Ledger.Example:8443/v1' } }, 'ledger.example'],
    [{ mcp: { transport: 'sse', url: 'http://10.0.0.7/mcp' } }, '10.0.0.7'],
    [{ http: { url: 'https://user:secret@ledger.example/' } }, 'ledger.example'],
    [{ http: { url: 'https://2852039166/' } }, '169.254.169.254'],
    [{ http: { url: 'ledger' } }, 'ledger'],
    [{ mcp: { transport: 'stdio', image: 'registry.example/t' } }, undefined],
    [{ function: { handler: 'a.b' } }, undefined],
  ] satisfies [Partial<ToolSpec>, string | undefined][])('%j calls %s', (overrides, host) => {
    expect(inputOf([{ name: 't' }], [tool('t', overrides)]).tools[0]?.host).toBe(host);
  });

  test('are found by name, the own namespace first', () => {
    const near = tool('t', { egress: ['near.example'] });
    const far = tool('t', { egress: ['far.example'] }, 'other');
    expect(inputOf([{ name: 't' }, { name: 'other/t' }], [far, near]).tools).toMatchObject([
      { egress: ['near.example'] },
      { egress: ['far.example'] },
    ]);
    expect(inputOf([{ name: 't' }], [far]).tools).toMatchObject([{ egress: ['far.example'] }]);
  });

  test('that were not found show only what the author wrote', () => {
    expect(inputOf([{ name: 't', allow: ['x'] }], []).tools).toEqual([{ name: 't', allow: ['x'] }]);
  });
});

test('a model shows its host, its rate and whether somebody owns it', () => {
  const model = definition('Model', 'm', {
    provider: 'p',
    id: 'i-1',
    serving: { api: { host: 'api.example' } },
    limits: { requestsPerMinute: 7 },
  });
  expect(policyInputs()(agentOf('a', {}, {}, { model })).model).toEqual({
    name: 'm',
    definition: 'default/m',
    provider: 'p',
    id: 'i-1',
    host: 'api.example',
    requestsPerMinute: 7,
    serving: 'api',
    owned: false,
  });
  expect(policyInputs()(agentOf('a', {})).model).toBeUndefined();
});

test('an agent may destroy where it may call what destroys', () => {
  const destructive = (allow: readonly string[]): boolean =>
    policyInputs()(
      agentOf(
        'a',
        {},
        {},
        { tools: [{ definition: tool('one'), allow, requiresConfirmation: true }] },
      ),
    ).destructive;
  expect(destructive(['read'])).toBe(false);
  expect(destructive(['drop', 'read'])).toBe(true);
});

test('a tool says how it is reached, who owns it and which operations have scopes', () => {
  const server = tool('one', {
    mcp: { transport: 'sse', url: 'http://one.example/mcp' },
    operations: [{ name: 'read', scopes: ['one.read'] }],
  });
  const owned = { ...server, metadata: { ...server.metadata, owners: ['o'], tags: ['t'] } };
  expect(inputOf([{ name: 'one' }], [owned]).tools[0]).toMatchObject({
    scheme: 'http',
    transport: 'sse',
    host: 'one.example',
    owned: true,
    tags: ['t'],
    unscoped: [],
  });
});

test('the prompt is looked through, and not given', () => {
  const input = policyInputs()(agentOf('a', {}, {}, { prompt: 'Be\u200B kind.' }));
  expect(input.prompt).toEqual({ secrets: 0, hidden: ['U+200B'] });
});
