import { describe, expect, test } from 'vitest';
import type { AgentSpec } from '../../compiler/model/agent.ts';
import type { Metadata } from '../../compiler/model/definition.ts';
import type { ResolvedAgent } from '../../compiler/model/resolved-agent.ts';
import { definition, resolvedAgent, serverlessHosting } from '../support/builders.ts';
import { emittedFindings, placementOf } from '../support/emitted.ts';

/** Code, path and message of each finding about one agent. */
function findings(agent: ResolvedAgent): readonly (readonly [string, string, string])[] {
  return emittedFindings(placementOf([agent])).map(({ code, place, message }) => [
    code,
    'path' in place ? `${place.path.join('.')}${place.part === 'key' ? ' (key)' : ''}` : '',
    message,
  ]);
}

function agentWith(
  metadata: Partial<Metadata>,
  spec: AgentSpec = {},
  overrides: Partial<ResolvedAgent> = {},
) {
  const plain = definition('Agent', 'reader', spec, 'team');
  return resolvedAgent({
    name: 'reader',
    namespace: 'team',
    definition: { ...plain, metadata: { ...plain.metadata, ...metadata } },
    ...overrides,
  });
}

const scheduled = { mode: 'scheduled', schedule: '0 3 * * *', timeZone: undefined } as const;

describe('emit/name-too-long', () => {
  test.each([
    ['dedicated', 63, { mode: 'dedicated', autoscaling: undefined }, 'a Service'],
    ['serverless', 57, serverlessHosting, 'a Knative Service'],
    ['scheduled', 52, scheduled, 'a CronJob'],
  ] as const)('a %s agent has at most %d characters', (mode, characters, hosting, becomes) => {
    const fits = resolvedAgent({ name: 'n'.repeat(characters), hosting });
    expect(findings(fits)).toEqual([]);
    const name = 'n'.repeat(characters + 1);
    expect(findings(resolvedAgent({ name, hosting }))).toEqual([
      [
        'emit/name-too-long',
        'metadata.name',
        `The name of ${mode} agent "${name}" has ${characters + 1} characters, and ${becomes} may have ${characters}.`,
      ],
    ]);
  });
});

describe('emit/invalid-label', () => {
  const taken: readonly Record<string, string>[] = [
    { team: 'a' },
    { 'example.com/team': '' },
    { 'a.b-c.example/Team_1.x': 'A-z_0.9' },
    { constructor: 'x', toString: 'y' },
    { ['k'.repeat(63)]: 'v'.repeat(63) },
  ];

  test.each(taken.map((labels) => [labels] as const))('%j is taken', (labels) => {
    expect(findings(agentWith({ labels }))).toEqual([]);
  });

  test.each([
    'cost centre',
    '-a',
    'a-',
    'a/b/c',
    'UPPER.example/a',
    '',
    'k'.repeat(64),
    '\u0430',
    'a\nb',
    'x/',
  ])('the key %j is not', (key) => {
    for (const part of ['labels', 'annotations'] as const) {
      expect(findings(agentWith({ [part]: { [key]: 'x' } }))).toMatchObject([
        [
          'emit/invalid-label',
          `metadata.${part}.${key} (key)`,
          expect.stringContaining('is not one that'),
        ],
      ]);
    }
  });

  test.each(['R&D, Berlin', '-a', 'v'.repeat(64), 'a\n', '\ud800'])(
    'the value %j is not, in a label',
    (value) => {
      expect(findings(agentWith({ labels: { team: value } }))).toMatchObject([
        ['emit/invalid-label', 'metadata.labels.team', expect.any(String)],
      ]);
    },
  );

  test('any text is taken in an annotation', () => {
    expect(findings(agentWith({ annotations: { note: 'R&D,\n\u2028Berlin' } }))).toEqual([]);
  });
});

test('emit/unwritable-text: half of a surrogate pair in an annotation', () => {
  expect(findings(agentWith({ annotations: { mood: '\ud83d\ude00' } }))).toEqual([]);
  expect(findings(agentWith({ annotations: { mood: '\ud83d' } }))).toMatchObject([
    ['emit/unwritable-text', 'metadata.annotations.mood', expect.any(String)],
  ]);
});

describe('emit/reserved-metadata', () => {
  test.each([
    'argocd.argoproj.io/hook',
    'kubernetes.io/metadata.name',
    'app.kubernetes.io/name',
    'autoscaling.knative.dev/min-scale',
    'adac.dev/environment',
    'node.k8s.io/x',
  ])('%s is reserved', (key) => {
    for (const part of ['labels', 'annotations'] as const) {
      expect(findings(agentWith({ [part]: { [key]: 'x' } }))).toMatchObject([
        ['emit/reserved-metadata', `metadata.${part}.${key} (key)`, expect.any(String)],
      ]);
    }
  });

  test.each([
    'mykubernetes.io/x',
    'example.com/argoproj.io',
    'kubernetes.io.example/x',
    'kubernetes.io',
  ])('%s is not', (key) => {
    expect(findings(agentWith({ labels: { [key]: 'x' } }))).toEqual([]);
  });
});

describe('emit/annotations-too-large', () => {
  test('262,144 bytes fit, one more does not', () => {
    const room = 262_144 - 'note'.length;
    expect(findings(agentWith({ annotations: { note: 'x'.repeat(room) } }))).toEqual([]);
    expect(findings(agentWith({ annotations: { note: 'x'.repeat(room + 1) } }))).toMatchObject([
      ['emit/annotations-too-large', 'metadata.annotations', expect.stringContaining('262145')],
    ]);
  });

  test('bytes count, not characters, and owners count too', () => {
    const annotations = { note: '\u00e4'.repeat(131_000) };
    expect(findings(agentWith({ annotations }))).toEqual([]);
    expect(findings(agentWith({ annotations, owners: ['o'.repeat(200)] }))).toHaveLength(1);
  });

  test('so do the hosts that an agent declares', () => {
    const egress = Array.from({ length: 20_000 }, (_, index) => `host-${index}.example`);
    expect(findings(agentWith({}, {}, { egress }))).toMatchObject([
      ['emit/annotations-too-large', 'spec.access.egress', expect.any(String)],
    ]);
    expect(findings(agentWith({}, {}, { egress: egress.slice(0, 1000) }))).toEqual([]);
  });
});

test('emit/definition-too-large: 200 KiB fit', () => {
  const room = 200 * 1024 - '{"prompt":""}'.length;
  expect(
    findings(agentWith({}, {}, { makeDocument: () => ({ prompt: 'x'.repeat(room) }) })),
  ).toEqual([]);
  expect(
    findings(agentWith({}, {}, { makeDocument: () => ({ prompt: 'x'.repeat(room + 1) }) })),
  ).toEqual([
    [
      'emit/definition-too-large',
      '',
      'The definition of agent "team/reader" has 204801 bytes, and may have 204800.',
    ],
  ]);
});

test('emit/serverless-timeout: 600 seconds fit, and other agents may take longer', () => {
  const timed = (timeout: string, hosting: ResolvedAgent['hosting']) =>
    findings(agentWith({}, { limits: { timeout } }, { hosting }));
  expect(timed('10m', serverlessHosting)).toEqual([]);
  expect(timed('601s', scheduled)).toEqual([]);
  expect(timed('601s', serverlessHosting)).toMatchObject([
    ['emit/serverless-timeout', 'spec.limits.timeout', expect.stringContaining('601 seconds')],
  ]);
});

test('an agent on two clusters is one finding', () => {
  const agent = resolvedAgent({ name: 'n'.repeat(53), hosting: scheduled });
  const clusters = ['a', 'b'].map((name) => ({
    name,
    shards: 1,
    definition: definition('Cluster', name, { pools: [] }),
  }));
  const shares = clusters.map(({ name }) => ({ cluster: name, pool: 'main', instances: 1 }));
  const placed = placementOf(
    [agent],
    { clusters },
    { assignments: [{ agent, shares, failover: [] }] },
  );
  expect(emittedFindings(placed)).toHaveLength(1);
});
