import { describe, expect, test } from 'vitest';
import type { AgentSpec } from '../../compiler/model/agent.ts';
import type { Metadata } from '../../compiler/model/definition.ts';
import type { ModelSpec } from '../../compiler/model/model.ts';
import type { ResolvedAgent } from '../../compiler/model/resolved-agent.ts';
import type { ToolSpec } from '../../compiler/model/tool.ts';
import { policyRules } from '../../compiler/policy/policy-rules.ts';
import { definition } from '../support/builders.ts';
import { agentOf, judgeAgents, library, summarize } from './judging.ts';

/** Every rule both ways, through the committed module: the agent below passes all, each case spoils one thing. */

const tool: ToolSpec = {
  http: { url: 'https://ledger.example/v1' },
  operations: [{ name: 'read' }, { name: 'delete', destructive: true }],
};

const model: ModelSpec = {
  provider: 'anthropic',
  id: 'claude-3-5-sonnet-20241022',
  serving: { api: { host: 'api.model.example' } },
  limits: { requestsPerMinute: 50 },
};

const spec: AgentSpec = {
  runtime: { image: 'python:3.11-slim' },
  model: { name: 'sonnet' },
  tools: [{ name: 'ledger', allow: ['read', 'delete'], requiresConfirmation: true }],
  limits: { timeout: '30s', requestsPerMinute: 50, usdPerRun: 0.5 },
  access: {
    egress: ['ledger.example', '*.model.example'],
    dataClasses: ['financial'],
    roles: ['accountant'],
  },
  policies: { 'audit-all-actions': true },
};

interface Spoiled {
  readonly metadata?: Partial<Metadata>;
  readonly spec?: AgentSpec;
  readonly tool?: Partial<ToolSpec>;
  readonly model?: Partial<ModelSpec>;
  readonly agent?: Partial<ResolvedAgent>;
}

function agent(spoiled: Spoiled = {}): ResolvedAgent {
  const used = definition('Tool', 'ledger', { ...tool, ...spoiled.tool });
  const merged = { ...spec, ...spoiled.spec };
  return agentOf('clerk', { owners: ['team-finance'], ...spoiled.metadata }, merged, {
    tools: (merged.tools ?? []).map(({ allow = [], requiresConfirmation = false }) => ({
      definition: used,
      allow,
      requiresConfirmation,
    })),
    model: definition('Model', 'sonnet', { ...model, ...spoiled.model }),
    ...spoiled.agent,
  });
}

const cases: Readonly<Record<string, readonly (readonly [Spoiled, string])[]>> = {
  'policy/ownership/owners-named': [
    [{ metadata: { owners: [] } }, 'metadata.owners: No owner is named.'],
    [{ metadata: { owners: ['a', ' '] } }, "metadata.owners.1: An owner's name is blank."],
  ],
  'policy/operations/limits-set': [
    [
      { spec: { limits: { requestsPerMinute: 50, usdPerRun: 0.5 } } },
      'spec.limits.timeout: The limit "timeout" is not set.',
    ],
    [
      { spec: { limits: { timeout: '0s', requestsPerMinute: 50, usdPerRun: 0.5 } } },
      'spec.limits.timeout: The limit "timeout" is not set.',
    ],
    [
      { spec: { limits: { timeout: '30s', usdPerRun: 0.5 } } },
      'spec.limits.requestsPerMinute: The limit "requestsPerMinute" is not set.',
    ],
    [
      { spec: { limits: { timeout: '30s', requestsPerMinute: 50 } } },
      'spec.limits.usdPerRun: The limit "usdPerRun" is not set.',
    ],
  ],
  'policy/operations/rate-within-provider': [
    [
      { model: { limits: { requestsPerMinute: 40 } } },
      'spec.limits.requestsPerMinute: 50 requests per minute are more than the 40 that the provider of model "sonnet" allows.',
    ],
  ],
  'policy/operations/run-budget-bounded': [
    [
      { spec: { limits: { timeout: '30s', requestsPerMinute: 50, usdPerRun: 2.5 } } },
      'spec.limits.usdPerRun: A run may cost 2.5 USD, which is not below 2.',
    ],
  ],
  'policy/supply-chain/image-pinned': [
    [
      { agent: { image: 'python:3.11-slim' } },
      'spec.runtime.image: The image "python:3.11-slim" is not pinned by a digest.',
    ],
  ],
  'policy/supply-chain/model-pinned': [
    [
      { model: { id: 'claude-3-5-sonnet-latest' } },
      'spec.model: The model "sonnet" has the id "claude-3-5-sonnet-latest", which moves.',
    ],
    [{ model: { id: ' ' } }, 'spec.model: The model has no id.'],
  ],
  'policy/least-privilege/tools-explicit': [
    [
      { spec: { tools: [{ name: 'ledger', requiresConfirmation: true }] } },
      'spec.tools.0.allow: The tool "ledger" has no list of allowed operations.',
    ],
    [
      { spec: { tools: [{ name: 'ledger', allow: ['read', '*'], requiresConfirmation: true }] } },
      'spec.tools.0.allow.1: The tool "ledger" is allowed by a wildcard.',
    ],
  ],
  'policy/least-privilege/destructive-confirmed': [
    [
      { spec: { tools: [{ name: 'ledger', allow: ['delete'] }] } },
      'spec.tools.0: The operation "delete" of tool "ledger" is destructive and needs no confirmation.',
    ],
  ],
  'policy/least-privilege/egress-declared': [
    [
      { tool: { http: { url: 'https://other.example:8443/v1' } } },
      'spec.tools.0: The tool "ledger" calls "other.example", which is not declared as egress.',
    ],
    [
      { tool: { http: { url: 'not a url' } } },
      'spec.tools.0: The tool "ledger" calls "not a url", which is not declared as egress.',
    ],
    [
      { model: { serving: { api: { host: 'model.example' } } } },
      'spec.model: The model "sonnet" is called at "model.example", which is not declared as egress.',
    ],
  ],
  'policy/least-privilege/egress-bounded': [
    [
      { tool: { egress: ['*'] } },
      'spec.tools.0: The egress "*" allows every host of a top-level domain or of all.',
    ],
    [
      { tool: { egress: ['169.254.169.254'] } },
      'spec.tools.0: The egress "169.254.169.254" reaches the metadata service of a cloud.',
    ],
  ],
  'policy/data/handled-data-classes': [
    [
      { spec: { access: { egress: spec.access?.egress ?? [] } } },
      'spec.access.dataClasses: The data classes that the agent handles are not stated.',
    ],
    [
      { spec: { access: { ...spec.access, roles: [] } } },
      'spec.access.roles: Data of class "financial" is handled, but no role that may call the agent is stated.',
    ],
    [
      { spec: { policies: { 'require-authentication': true } } },
      'spec.policies.audit-all-actions: Data of class "financial" is handled without the obligation "audit-all-actions".',
    ],
  ],
};

const rules = policyRules(library.policies);
const sets = [...new Set(rules.map(({ set }) => set))];

test('every rule has its cases', () => {
  expect(Object.keys(cases).sort()).toEqual(rules.map(({ code }) => code).sort());
});

test('an agent that minds all rules passes all sets', async () => {
  expect(summarize(await judgeAgents(library, sets, [agent()]))).toEqual([]);
});

describe.each(Object.entries(cases))('%s', (code, spoiledOnes) => {
  test.each(spoiledOnes)('finds %j', async (spoiled, finding) => {
    const diagnostics = await judgeAgents(library, sets, [agent(spoiled)]);
    expect(summarize(diagnostics)).toEqual([`${code} at ${finding}`]);
    expect(diagnostics[0]?.severity).toBe('error');
    expect(diagnostics[0]?.help).toMatch(/^[A-Z].*\.$/s);
  });
});

test('an agent that says nothing is denied by every set that asks for something', async () => {
  const silent = agentOf('silent', {}, {}, { image: '' });
  const codes = new Set((await judgeAgents(library, sets, [silent])).map(({ code }) => code));
  expect([...codes].sort()).toEqual([
    'policy/data/handled-data-classes',
    'policy/operations/limits-set',
    'policy/ownership/owners-named',
    'policy/supply-chain/image-pinned',
  ]);
});

test('adding a set adds only the findings of its rules', async () => {
  const agents = Object.values(cases).flatMap((spoiledOnes) =>
    spoiledOnes.map(([spoiled]) => agent(spoiled)),
  );
  let before: readonly string[] = [];
  for (const [index, added] of sets.entries()) {
    const found = summarize(await judgeAgents(library, sets.slice(0, index + 1), agents));
    expect(found.filter((one) => !one.startsWith(`policy/${added}/`))).toEqual(before);
    expect(found.length).toBeGreaterThan(before.length);
    before = found;
  }
});
