import { loadPolicy } from '@open-policy-agent/opa-wasm';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { regoFiles } from '../../compiler/cli/opa/rego-files.ts';
import type { JsonValue } from '../../compiler/model/json.ts';
import { runtimeEntrypoints, runtimeModule } from '../../compiler/policy/policy-modules.ts';
import { library } from './judging.ts';
import { buildOpaProgram } from './opa-program.ts';
import { anyOf, listOf, recordOf, word } from './random-inputs.ts';

/** What the shipped module decides at run time, against OPA's own evaluator over the same requests. */

const environment = {
  name: 'edge',
  agents: {
    'desk/sorter': { category: 'desk' },
    'desk/ledger': { category: 'desk', roles: ['analyst'], dataClasses: ['internal', 'pii'] },
    'ops/reader': {
      category: 'ops',
      dataClasses: ['public'],
      obligations: {
        'audit-all-actions': true,
        'max-document-size': 100,
        'require-authentication': true,
      },
    },
  },
};

const names = ['desk/sorter', 'desk/ledger', 'ops/reader', 'desk/other', 'constructor'];

const randomUser = recordOf({
  id: word('ana', 'ben', ''),
  authenticated: anyOf(true, true, false),
  roles: listOf(word('admin', 'agent_operator', 'analyst', 'reader')),
  permissions: recordOf({
    categories: listOf(word('desk', 'ops')),
    dataClasses: listOf(word('pii', 'phi')),
  }),
  rateLimit: fc.integer({ min: 5, max: 20 }),
  requestsLastHour: fc.integer({ min: -1, max: 12 }),
});

const randomSize = recordOf({ documentBytes: fc.integer({ min: -1, max: 130 }) });

const allowedUser = {
  id: 'ana',
  authenticated: true,
  roles: ['agent_operator', 'analyst'],
  permissions: { categories: ['desk', 'ops'], dataClasses: ['pii'] },
  rateLimit: 10,
  requestsLastHour: 1,
};

/** What may be called by whom it may be called, but for one thing that is at random. */
const nearlyAllowed = fc
  .tuple(word(...names), fc.constantFrom(...Object.keys(allowedUser)), randomUser, randomSize)
  .map(([agent, key, user, request]) => {
    const changed = isObject(user) && Object.hasOwn(user, key) ? { [key]: user[key] ?? null } : {};
    return { agent, user: { ...allowedUser, ...changed }, request };
  });

const randomRequest = fc.oneof(
  recordOf({ agent: word(...names), user: randomUser, request: randomSize }),
  nearlyAllowed,
);

type Ask = (request: object) => unknown;

async function openModule(): Promise<Ask> {
  const policy = await loadPolicy(library.runtimeModule ?? new Uint8Array());
  policy.setData({ environment });
  return (request) => resultOf(policy.evaluate(request, runtimeEntrypoints.decision));
}

function resultOf(answer: unknown): unknown {
  const rows: readonly unknown[] = Array.isArray(answer) ? answer : [];
  const [row] = rows;
  return typeof row === 'object' && row !== null && 'result' in row ? row.result : undefined;
}

function isObject(value: JsonValue): value is Readonly<Record<string, JsonValue>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const program = buildOpaProgram();

if (typeof program === 'string') {
  test.skip(`decisions are not compared here: ${program}, and OPA is needed to compare with`, () =>
    undefined);
} else {
  afterAll(program.remove);
  test('OPA and the module decide the same on 2,000 requests', async () => {
    const requests = fc.sample(randomRequest, { numRuns: 2000, seed: 7 }).filter(isObject);
    const ask = await openModule();
    const { values, mistakes } = program.ask({
      command: 'evaluate',
      files: regoFiles(runtimeModule.files(library.policies)),
      query: `data.${runtimeEntrypoints.decision.replaceAll('/', '.')}`,
      inputs: requests,
      data: { environment },
    });
    expect(mistakes).toEqual([]);
    expect(requests.map(ask)).toEqual(values);
    const allowed = values.filter((value) => JSON.stringify(value).includes('"allow":true'));
    // Both happen often enough to be compared.
    expect(allowed.length).toBeGreaterThan(300);
    expect(values.length - allowed.length).toBeGreaterThan(300);
  });
}

test('whatever is asked, there is an answer, and reasons where it is no', async () => {
  const ask = await openModule();
  fc.assert(
    fc.property(fc.oneof(randomRequest.filter(isObject), fc.object()), (request) => {
      const text = JSON.stringify(ask(request));
      expect(text).toMatch(/"allow":(true|false)/);
      expect(text.includes('"allow":true')).toBe(text.includes('"reasons":[]'));
    }),
  );
});

test('a permission taken away never allows more', async () => {
  const ask = await openModule();
  const isAllowed = (request: object): boolean =>
    JSON.stringify(ask(request)).includes('"allow":true');
  const user = allowedUser;
  const request = { documentBytes: 10 };
  for (const agent of Object.keys(environment.agents)) {
    expect(isAllowed({ agent, user, request }), agent).toBe(true);
    for (const key of ['id', 'roles', 'rateLimit', 'requestsLastHour']) {
      expect(isAllowed({ agent, user: { ...user, [key]: undefined }, request }), key).toBe(false);
    }
  }
  expect(isAllowed({ agent: 'desk/ledger', user: { ...user, permissions: {} }, request })).toBe(
    false,
  );
  expect(isAllowed({ agent: 'ops/reader', user })).toBe(false);
});
