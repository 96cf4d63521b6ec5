import { describe, expect, test } from 'vitest';
import type { AgentSpec, LimitSpec } from '../../compiler/model/agent.ts';
import type { Definition, Metadata } from '../../compiler/model/definition.ts';
import type { ModelSpec } from '../../compiler/model/model.ts';
import type { ProjectSpec } from '../../compiler/model/project.ts';
import type { ResolvedAgent } from '../../compiler/model/resolved-agent.ts';
import type { ToolSpec } from '../../compiler/model/tool.ts';
import { policyRules } from '../../compiler/policy/policy-rules.ts';
import { definition, runtimeClass } from '../support/builders.ts';
import { agentOf, judgeAgents, library, summarize } from './judging.ts';

/** Every rule both ways, through the committed module: the agent below passes all, each case spoils one thing. */

const tool: ToolSpec = {
  http: { url: 'https://ledger.example/v1' },
  operations: [
    { name: 'read', scopes: ['r'] },
    { name: 'delete', destructive: true, scopes: ['w'] },
  ],
};

const model: ModelSpec = {
  provider: 'anthropic',
  id: 'claude-3-5-sonnet-20241022',
  serving: { api: { host: 'api.model.example' } },
  limits: { requestsPerMinute: 50 },
};

const limits: LimitSpec = {
  timeout: '30s',
  requestsPerMinute: 50,
  usdPerRun: 0.5,
  maxSteps: 20,
  tokensPerDay: 200_000,
  maxConcurrent: 1,
};

const obligations = { 'audit-all-actions': true, 'require-authentication': true } as const;

const spec: AgentSpec = {
  runtime: { image: 'python:3.11-slim' },
  model: { name: 'sonnet' },
  tools: [{ name: 'ledger', allow: ['read', 'delete'], requiresConfirmation: true }],
  limits,
  access: {
    egress: ['ledger.example', 'api.model.example'],
    dataClasses: ['financial'],
    roles: ['accountant'],
  },
  reliability: { deadLetterQueue: 'failed' },
  policies: obligations,
};

interface Spoiled {
  readonly metadata?: Partial<Metadata>;
  readonly spec?: AgentSpec;
  readonly tool?: Partial<ToolSpec>;
  readonly model?: Partial<ModelSpec>;
  readonly agent?: Partial<ResolvedAgent>;
  readonly project?: ProjectSpec;
  /** Agents of the same environment. */
  readonly beside?: readonly ResolvedAgent[];
}

function agent(spoiled: Spoiled = {}, name = 'clerk'): ResolvedAgent {
  const used = owned(definition('Tool', 'ledger', { ...tool, ...spoiled.tool }));
  const merged = { ...spec, ...spoiled.spec };
  return agentOf(name, { owners: ['team-finance'], ...spoiled.metadata }, merged, {
    tools: (merged.tools ?? []).map(({ allow = [], requiresConfirmation = false }) => ({
      definition: used,
      allow,
      requiresConfirmation,
    })),
    model: owned(definition('Model', 'sonnet', { ...model, ...spoiled.model })),
    ...spoiled.agent,
  });
}

function owned<Kind extends 'Tool' | 'Model'>(one: Definition<Kind>): Definition<Kind> {
  return { ...one, metadata: { ...one.metadata, owners: ['team-finance'] } };
}

function without(name: keyof LimitSpec): LimitSpec {
  return Object.fromEntries(Object.entries(limits).filter(([key]) => key !== name));
}

function using(metadata: Partial<Metadata>): Partial<ResolvedAgent> {
  const used = definition('Tool', 'ledger', tool);
  const known = { ...used, metadata: { ...used.metadata, ...metadata } };
  return { tools: [{ definition: known, allow: ['read'], requiresConfirmation: true }] };
}

const { image } = agent();

const access = spec.access ?? {};

const secrets = [{ name: 's', key: 'k' }];

const withSecret: AgentSpec = { access: { ...access, secrets } };

const internal = { ...access, dataClasses: ['internal'] } as const;

const cases: Readonly<Record<string, readonly (readonly [Spoiled, string])[]>> = {
  'policy/agency/delegation-contained': [
    [
      {
        spec: { collaboration: { canWorkWith: ['records'] } },
        beside: [agent({ spec: { access: { ...access, dataClasses: ['phi'] } } }, 'records')],
      },
      `spec.collaboration.canWorkWith.0: Data of class "phi" is reached through "clerk" → "records", and "clerk" does not state it.`,
    ],
    [
      {
        spec: { collaboration: { canWorkWith: ['records'] } },
        beside: [agent({ spec: { access: { ...access, roles: ['auditor'] } } }, 'records')],
      },
      `spec.collaboration.canWorkWith.0: The role "accountant" reaches "records" through "clerk" → "records", and may not call it.`,
    ],
  ],
  'policy/agency/steps-bounded': [
    [
      { spec: { limits: without('maxSteps') } },
      `spec.limits.maxSteps: The agent has no limit "maxSteps" of at most 100 steps.`,
    ],
  ],
  'policy/agency/tokens-bounded': [
    [
      { spec: { limits: without('tokensPerDay') } },
      `spec.limits.tokensPerDay: The agent has no limit "tokensPerDay" of at most 10000000 tokens.`,
    ],
  ],
  'policy/agency/time-bounded': [
    [
      { spec: { limits: { ...limits, timeout: '61m' } } },
      `spec.limits.timeout: A run may take longer than an hour.`,
    ],
  ],
  'policy/agency/tools-few': [
    [
      {
        spec: { tools: Array.from({ length: 11 }, () => ({ name: 'ledger', allow: ['read'] })) },
        agent: { tools: [] },
      },
      `spec.tools: The agent has 11 tools, more than 10.`,
    ],
  ],
  'policy/agency/destructive-attended': [
    [
      { agent: { hosting: { mode: 'scheduled', schedule: '0 3 * * *', timeZone: undefined } } },
      `spec.hosting: The agent may destroy, and runs by a schedule with nobody there to confirm.`,
    ],
  ],
  'policy/agency/destructive-few-at-once': [
    [
      { spec: { limits: without('maxConcurrent') } },
      `spec.limits.maxConcurrent: The agent may destroy, and no limit of at most 10 runs at a time is set.`,
    ],
  ],
  'policy/agency/code-isolated': [
    [
      {
        agent: {
          ...using({ owners: ['o'], tags: ['code-execution'] }),
          hosting: { mode: 'pooled', weight: 1, runtimeClass: runtimeClass() },
        },
      },
      `spec.tools.0: The tool "ledger" runs code, and the agent shares its process with others.`,
    ],
  ],
  'policy/agency/code-without-secrets': [
    [
      { spec: withSecret, agent: using({ owners: ['o'], tags: ['code-execution'] }) },
      `spec.tools.0: The tool "ledger" runs code, and the agent holds secrets.`,
    ],
  ],
  'policy/agency/untrusted-contained': [
    [
      {
        spec: withSecret,
        agent: { ...using({ owners: ['o'], tags: ['untrusted-content'] }), egress: ['a.example'] },
      },
      `spec.tools.0: The tool "ledger" returns what strangers wrote, and the agent holds secrets and can send them out.`,
    ],
  ],
  'policy/audit/destructive-audited': [
    [
      { spec: { access: internal, policies: { 'require-authentication': true } } },
      `spec.policies.audit-all-actions: The agent may destroy without the obligation "audit-all-actions".`,
    ],
  ],
  'policy/audit/retention-long': [
    [
      { spec: { policies: { ...obligations, 'retain-audit-log': '30d' } } },
      `spec.policies.retain-audit-log: The audit trail is not kept for 184 days.`,
    ],
  ],
  'policy/data/prompt-visible': [
    [
      { agent: { prompt: 'Be\u200B kind.' } },
      `spec.prompt: The prompt holds the hidden character U+200B.`,
    ],
  ],
  'policy/data/prompt-without-secrets': [
    [
      { agent: { prompt: `AKIA${'A'.repeat(16)}` } },
      `spec.prompt: The prompt holds what has the shape of a secret, 1 times.`,
    ],
  ],
  'policy/data/regulated-authenticated': [
    [
      { spec: { policies: { 'audit-all-actions': true } } },
      `spec.policies.require-authentication: Regulated data is handled without the obligation "require-authentication".`,
    ],
  ],
  'policy/data/regulated-egress-narrow': [
    [
      {
        spec: {
          access: { ...access, egress: ['ledger.example', 'api.model.example', '*.a.example'] },
        },
      },
      `spec.access.egress.2: The egress "*.a.example" is a wildcard, and the agent handles regulated data.`,
    ],
  ],
  'policy/least-privilege/tools-encrypted': [
    [
      { tool: { http: { url: 'http://ledger.example/v1' } } },
      `spec.tools.0: The tool "ledger" is called without TLS.`,
    ],
  ],
  'policy/least-privilege/operations-scoped': [
    [
      { tool: { operations: [{ name: 'read' }] } },
      `spec.tools.0.allow.0: The operation "read" of tool "ledger" states no scopes.`,
    ],
  ],
  'policy/least-privilege/egress-named': [
    [
      {
        spec: {
          access: { ...access, egress: ['ledger.example', 'api.model.example', '10.0.0.7'] },
        },
      },
      `spec.access.egress.2: The egress "10.0.0.7" is an address and not a name.`,
    ],
  ],
  'policy/least-privilege/roles-specific': [
    [
      { spec: { access: { ...access, roles: ['everyone'] } } },
      `spec.access.roles.0: The role "everyone" is everybody.`,
    ],
  ],
  'policy/least-privilege/secrets-few': [
    [
      {
        spec: {
          access: {
            ...access,
            secrets: Array.from({ length: 6 }, () => ({ name: 's', key: 'k' })),
          },
        },
      },
      `spec.access.secrets: The agent holds 6 secrets, more than 5.`,
    ],
  ],
  'policy/least-privilege/secrets-by-reference': [
    [
      { spec: { model: { name: 'sonnet', parameters: { api_key: 'x' } } } },
      `spec.model.parameters.api_key: The parameter "api_key" looks like a secret.`,
    ],
  ],
  'policy/least-privilege/destructive-roles': [
    [
      { spec: { access: { ...internal, roles: [] } } },
      `spec.access.roles: The agent may destroy, and no role that may call it is stated.`,
    ],
  ],
  'policy/least-privilege/destructive-authenticated': [
    [
      { spec: { access: internal, policies: { 'audit-all-actions': true } } },
      `spec.policies.require-authentication: The agent may destroy without the obligation "require-authentication".`,
    ],
  ],
  'policy/operations/retries-bounded': [
    [
      { spec: { reliability: { deadLetterQueue: 'f', retries: { max: 6 } } } },
      `spec.reliability.retries.max: A run is repeated 6 times, more than 5.`,
    ],
  ],
  'policy/operations/destructive-kept': [
    [
      { spec: { reliability: {} } },
      `spec.reliability.deadLetterQueue: The agent may destroy, and nothing keeps the runs that failed.`,
    ],
  ],
  'policy/operations/critical-not-on-spot': [
    [
      { spec: { placement: { priority: 'critical', toleratesSpot: true } } },
      `spec.placement.toleratesSpot: The agent is critical and may run on nodes that can be reclaimed.`,
    ],
  ],
  'policy/operations/probes-paired': [
    [
      { spec: { reliability: { deadLetterQueue: 'f', probes: { liveness: { path: '/live' } } } } },
      `spec.reliability.probes: Only one of the two probes is stated.`,
    ],
  ],
  'policy/supply-chain/tool-image-pinned': [
    [
      { tool: { mcp: { transport: 'stdio', image: 'ledger:1' } } },
      `spec.tools.0: The image "ledger:1" of tool "ledger" is not pinned by a digest.`,
    ],
  ],
  'policy/supply-chain/model-image-pinned': [
    [
      { model: { serving: { vllm: { image: 'vllm:0.6', replicas: 1, resources: {} } } } },
      `spec.model: The image "vllm:0.6" of model "sonnet" is not pinned by a digest.`,
    ],
  ],
  'policy/supply-chain/registry-private': [
    [
      { agent: { image: `docker.io/python@sha256:${'1'.repeat(64)}` } },
      `spec.runtime.image: The image "docker.io/python@sha256:${'1'.repeat(64)}" comes from a public registry.`,
    ],
  ],
  'policy/supply-chain/registry-allowed': [
    [
      { project: { registries: ['registry.example/other'] } },
      `spec.runtime.image: The image "${image}" comes from none of the registries that the project allows.`,
    ],
    [
      {
        project: { registries: ['registry.example'] },
        tool: {
          mcp: { transport: 'stdio', image: `other.example/ledger@sha256:${'1'.repeat(64)}` },
        },
      },
      `spec.mcp.image: The image "other.example/ledger@sha256:${'1'.repeat(64)}" comes from none of the registries that the project allows.`,
    ],
  ],
  'policy/supply-chain/transport-current': [
    [
      { tool: { mcp: { transport: 'sse', url: 'https://ledger.example/mcp' } } },
      `spec.tools.0: The tool "ledger" is reached by the deprecated transport "sse".`,
    ],
  ],
  'policy/supply-chain/tools-owned': [
    [{ agent: using({}) }, `spec.tools.0: Nobody owns the tool "ledger".`],
  ],
  'policy/supply-chain/model-owned': [
    [
      { agent: { model: definition('Model', 'sonnet', model) } },
      `spec.model: Nobody owns the model "sonnet".`,
    ],
  ],
  'policy/ownership/owners-named': [
    [{ metadata: { owners: [] } }, 'metadata.owners: No owner is named.'],
    [{ metadata: { owners: ['a', ' '] } }, "metadata.owners.1: An owner's name is blank."],
  ],
  'policy/operations/limits-set': [
    [
      { spec: { limits: without('timeout') } },
      'spec.limits.timeout: The limit "timeout" is not set.',
    ],
    [
      { spec: { limits: { ...limits, timeout: '0s' } } },
      'spec.limits.timeout: The limit "timeout" is not set.',
    ],
    [
      { spec: { limits: without('requestsPerMinute') } },
      'spec.limits.requestsPerMinute: The limit "requestsPerMinute" is not set.',
    ],
    [
      { spec: { limits: without('usdPerRun') } },
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
      { spec: { limits: { ...limits, usdPerRun: 2.5 } } },
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
      { spec: { access: { egress: spec.access?.egress ?? [], roles: ['accountant'] } } },
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

const rules = policyRules(library.policies).filter(({ subject }) => subject === 'agent');
const sets = [...new Set(rules.map(({ set }) => set))];

test('every rule has its cases', () => {
  expect(Object.keys(cases).sort()).toEqual(rules.map(({ code }) => code).sort());
});

test('an agent that minds all rules passes all sets', async () => {
  expect(summarize(await judgeAgents(library, sets, [agent()]))).toEqual([]);
});

describe.each(Object.entries(cases))('%s', (code, spoiledOnes) => {
  test.each(spoiledOnes)('finds %j', async (spoiled, finding) => {
    const agents = [agent(spoiled), ...(spoiled.beside ?? [])];
    const diagnostics = await judgeAgents(library, sets, agents, spoiled);
    expect(summarize(diagnostics)).toEqual([`${code} at ${finding}`]);
    expect(diagnostics[0]?.severity).toBe('error');
    expect(diagnostics[0]?.help).toMatch(/^[A-Z].*\.$/s);
  });
});

test('an agent that says nothing is denied by every set that asks for something', async () => {
  const silent = agentOf('silent', {}, {}, { image: '' });
  const codes = new Set((await judgeAgents(library, sets, [silent])).map(({ code }) => code));
  expect([...codes].sort()).toEqual([
    'policy/agency/steps-bounded',
    'policy/agency/tokens-bounded',
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
