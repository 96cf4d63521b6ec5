import fc from 'fast-check';
import type { JsonValue } from '../../compiler/model/json.ts';

const canWorkWith: JsonValue = ['spec', 'collaboration', 'canWorkWith'];

/** What an agent gains by a link. */
const gain = {
  path: anyOf([...canWorkWith, 0], [...canWorkWith, 1], ['metadata', 'name']),
  team: recordOf({ id: word('desk/team'), path: anyOf(['spec', 'members', 0]) }),
  agent: word('sorter'),
  target: word('ledger', 'desk/ledger'),
  chain: word('"sorter" → "ledger"', '"a" → "sorter" → "ledger"'),
  others: fc.integer({ min: 0, max: 2 }),
  grant: recordOf({ agent: word('desk/ledger'), path: anyOf(['spec', 'access', 'roles']) }),
};

/**
 * Inputs at random for rules about agents: every field that some rule reads, there or missing, with
 * values on both sides of what rules ask for, and now and then of another type.
 */
export const randomAgent = recordOf({
  id: word('desk/sorter', 'desk/writer'),
  image: word(
    `registry.example/a@sha256:${'1'.repeat(64)}`,
    'docker.io/library/python',
    'other.example/a',
    'python:3.11-slim',
    '',
  ),
  hosting: recordOf({ mode: word('pooled', 'dedicated', 'serverless', 'scheduled') }),
  destructive: fc.boolean(),
  egress: listOf(word('a.example', '*.a.example', '*', '10.0.0.7', '169.254.169.254')),
  prompt: recordOf({
    secrets: fc.integer({ min: 0, max: 3 }),
    hidden: listOf(word('U+200B', 'U+202E')),
  }),
  metadata: recordOf({ owners: listOf(word('team', ' ', '')), name: word('sorter', 'writer') }),
  delegation: recordOf({
    dataClasses: listOf(recordOf({ class: word('public', 'internal', 'pii', 'phi'), ...gain })),
    roles: listOf(
      recordOf({ role: word('clerk'), roles: listOf(word('doctor', 'nurse')), ...gain }),
      1,
    ),
  }),
  model: recordOf({
    name: word('sonnet', 'small'),
    definition: word('desk/sonnet', 'desk/small'),
    serving: word('api', 'vllm', 'ollama'),
    id: word('claude-3-5-sonnet-20241022', 'latest', 'gpt-latest', ' ', 'small-1'),
    host: word('a.example', 'api.model.example'),
    requestsPerMinute: fc.integer({ min: 1, max: 100 }),
    image: word('vllm:0.6', `vllm@sha256:${'2'.repeat(64)}`),
    owned: fc.boolean(),
  }),
  limits: recordOf({
    timeoutMilliseconds: fc.integer({ min: -1, max: 4_000_000 }),
    requestsPerMinute: fc.integer({ min: 0, max: 100 }),
    maxConcurrent: fc.integer({ min: 0, max: 20 }),
    tokensPerDay: fc.integer({ min: 0, max: 20_000_000 }),
    usdPerRun: fc.integer({ min: 0, max: 16 }).map((quarters) => quarters / 4),
    maxSteps: fc.integer({ min: 0, max: 200 }),
  }),
  tools: listOf(
    recordOf({
      name: word('ledger', 'search'),
      definition: word('desk/ledger', 'desk/search'),
      allow: listOf(word('read', 'delete', '*')),
      requiresConfirmation: fc.boolean(),
      egress: listOf(word('a.example', '*', '169.254.169.254')),
      host: word('a.example', 'b.example', '169.254.169.254'),
      scheme: word('https', 'http', ''),
      transport: word('sse', 'stdio', 'streamable-http'),
      image: word('tool:1', `tool@sha256:${'3'.repeat(64)}`),
      owned: fc.boolean(),
      tags: listOf(word('untrusted-content', 'code-execution', 'other')),
      destructive: listOf(word('delete')),
      unscoped: listOf(word('read', 'delete')),
    }),
    12,
  ),
  spec: recordOf({
    access: recordOf({
      egress: listOf(word('a.example', '*.a.example', '*', '*.com', '10.0.0.7')),
      dataClasses: listOf(word('public', 'internal', 'pii', 'phi', 'financial', 'other')),
      roles: listOf(word('analyst', 'everyone', '*')),
      secrets: listOf(recordOf({ name: word('s'), key: word('k') }), 8),
    }),
    policies: recordOf({
      'audit-all-actions': anyOf(true, false, 1),
      'require-authentication': anyOf(true, false, 'yes'),
      'retain-audit-log': anyOf('30d', '184d', '400d', '8760h', 'long', 1),
    }),
    reliability: recordOf({
      deadLetterQueue: word('failed', ''),
      retries: recordOf({ max: fc.integer({ min: 0, max: 9 }) }),
      probes: recordOf({
        liveness: recordOf({ path: word('/a') }),
        readiness: recordOf({ path: word('/a') }),
      }),
    }),
    placement: recordOf({
      priority: word('critical', 'low'),
      toleratesSpot: fc.boolean(),
    }),
    tools: listOf(recordOf({ name: word('ledger'), allow: listOf(word('read', '*')) }), 12),
    model: recordOf({
      name: word('sonnet'),
      parameters: recordOf({ api_key: word('x'), temperature: fc.integer() }),
    }),
  }),
});

/** Inputs at random for rules about the whole estate. */
export const randomEstate = recordOf({
  environments: listOf(
    recordOf({
      name: word('edge', 'cloud'),
      agents: fc.integer({ min: 0, max: 10 }),
      agentsOnSpot: fc.integer({ min: 0, max: 10 }),
      usdPerMonth: recordOf({
        maximum: fc.integer({ min: 0, max: 20 }).map((quarters) => quarters / 4),
        budget: fc.integer({ min: 0, max: 9 }),
      }),
    }),
  ),
});

export function word(...words: readonly string[]): fc.Arbitrary<JsonValue> {
  return anyOf(...words);
}

export function anyOf(...values: readonly JsonValue[]): fc.Arbitrary<JsonValue> {
  return fc.constantFrom(...values);
}

export function listOf(item: fc.Arbitrary<JsonValue>, maxLength = 3): fc.Arbitrary<JsonValue> {
  // Lists are as long as they may be as often as not, so that bounds of length are crossed.
  return fc.array(orWrong(item), { maxLength, size: 'max' });
}

/** Each key may be missing, and its value may be of a type that nobody expects. */
export function recordOf(
  fields: Readonly<Record<string, fc.Arbitrary<JsonValue>>>,
): fc.Arbitrary<JsonValue> {
  const entries = Object.entries(fields).map(([key, value]) =>
    fc.option(orWrong(value), { freq: 4, nil: undefined }).map((one) => ({ key, value: one })),
  );
  return fc
    .tuple(...entries)
    .map((all) =>
      Object.fromEntries(
        all.flatMap(({ key, value }) => (value === undefined ? [] : [[key, value] as const])),
      ),
    );
}

function orWrong(value: fc.Arbitrary<JsonValue>): fc.Arbitrary<JsonValue> {
  const wrong = anyOf(null, 0, '', 'text', false, [], {});
  return fc.oneof({ weight: 30, arbitrary: value }, { weight: 1, arbitrary: wrong });
}
