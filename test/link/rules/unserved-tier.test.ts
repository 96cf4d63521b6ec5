import { describe, expect, test } from 'vitest';
import { unservedTier } from '../../../compiler/link/rules/unserved-tier.ts';
import { locate } from '../../../compiler/source/locate.ts';
import { checkRule, linkDiagnostics } from '../../support/check-rule.ts';
import { estate } from '../../support/estate.ts';
import { officeEnvironment, runnable, smallCluster } from '../../support/resolvable.ts';

const model = (name: string, serving: string): string => `
apiVersion: adac.dev/v2
kind: Model
metadata: { name: ${name} }
spec:
  provider: acme
  id: ${name}-1
  tier: standard
  serving: { ${serving} }
`;
const server = 'image: registry.example/server:1, replicas: 1, resources: { cpu: 1, memory: 1Gi }';
const mistral = { 'clusters/mistral.yaml': model('mistral', `vllm: { ${server} }`) };
const llama = { 'clusters/llama.yaml': model('llama', `ollama: { ${server} }`) };
const sonnet = { 'clusters/sonnet.yaml': model('sonnet', 'api: { host: api.models.example }') };

const files = {
  'clusters/small.yaml': smallCluster,
  'clusters/environments.yaml': officeEnvironment('day'),
};

const serving = (name: string): string =>
  officeEnvironment('day', `  models: [{ name: ${name}, pool: farm }]`);

const agent = (name: string, spec = '{ tier: standard }', namespace = 'office'): string => `
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: ${name}, namespace: ${namespace} }
spec:
  ${runnable}
  resources: { cpu: 1, memory: 1Gi, storage: 1Gi }
  model: ${spec}
`;

const check = (text: string, others: Readonly<Record<string, string>> = {}): void => {
  checkRule(unservedTier, text, { ...files, ...others });
};

describe('flags', () => {
  test('a tier that no model has', () => {
    check(
      `${agent('triage', '').trimEnd()}
    tier: standard
    #     ^^^^^^^^ link/unserved-tier: Agent "triage" asks for a model of tier "standard", which nothing serves in environment "day".
    #     ^^^^^^^^ help: Define a Model of tier "standard" with \`serving.api\`, or name a model instead.
`,
    );
  });

  test('a tier whose only model the environment does not serve', () => {
    check(
      `${agent('triage', '').trimEnd()}
    tier: standard
    #     ^^^^^^^^ link/unserved-tier: Agent "triage" asks for a model of tier "standard", which nothing serves in environment "day".
    #     ^^^^^^^^ help: Serve one of the tier under \`models\` of environment "day", define a Model of tier "standard" with \`serving.api\`, or name a model instead.
`,
      mistral,
    );
  });

  test('what only another environment of the same cluster serves', () => {
    check(
      `${agent('triage', '').trimEnd()}
    tier: standard
    #     ^^^^^^^^ link/unserved-tier: Agent "triage" asks for a model of tier "standard", which nothing serves in environment "night".
`,
      {
        ...mistral,
        'clusters/environments.yaml': serving('mistral'),
        'clusters/night.yaml': officeEnvironment('night'),
      },
    );
  });

  test('a missing model once, whatever the number of agents and environments', () => {
    check(
      `${agent('a', '').trimEnd()}
    tier: standard
    #     ^^^^^^^^ link/unserved-tier: Agent "a" and 2 others ask for a model of tier "standard", which nothing serves in environment "day".
---${agent('b')}
---${agent('c')}
`,
      { ...mistral, 'clusters/night.yaml': officeEnvironment('night') },
    );
  });

  test('each tier by itself', () => {
    check(
      `${agent('a', '').trimEnd()}
    tier: standard
    #     ^^^^^^^^ link/unserved-tier: Agent "a" and another one ask for a model of tier "standard", which nothing serves in environment "day".
---${agent('b')}
---${agent('c', '').trimEnd()}
    tier: complex
    #     ^^^^^^^ link/unserved-tier: Agent "c" asks for a model of tier "complex", which nothing serves in environment "day".
`,
    );
  });

  test('the tier where it was written: in an overlay, not in the agent', () => {
    check(
      `${officeEnvironment('day').trimEnd()}
  overlays:
    - select: { namespace: office }
      spec:
        model:
          tier: complex
          #     ^^^^^^^ link/unserved-tier: Agent "triage" asks for a model of tier "complex", which nothing serves in environment "day".
`,
      {
        ...sonnet,
        'clusters/environments.yaml': officeEnvironment('night'),
        'agents/triage.yaml': agent('triage', '{ name: sonnet }'),
      },
    );
  });
});

test('points to what the environment serves, and to models of the tier', () => {
  const [found] = linkDiagnostics(
    estate({
      ...files,
      ...mistral,
      'clusters/small-model.yaml': model('small', `vllm: { ${server} }`).replace(
        'standard',
        'simple',
      ),
      'clusters/environments.yaml': serving('small'),
      'agents/a.yaml': agent('a'),
    }),
  );
  expect(found?.code).toBe('link/unserved-tier');
  const related = (found?.related ?? []).map(({ place, message }) => {
    const path = 'path' in place ? place.path.join('.') : '';
    return `${locate(place).file.path} ${path}: ${message}`;
  });
  expect(related).toEqual([
    'clusters/environments.yaml spec.models: It serves only these models.',
    'clusters/mistral.yaml metadata.name: Model "mistral" has the tier, and is not served there.',
  ]);
});

describe('lets pass', () => {
  test('a tier that the environment serves itself, on vLLM or Ollama', () => {
    check(agent('a'), { ...mistral, 'clusters/environments.yaml': serving('mistral') });
    check(agent('a'), { ...llama, 'clusters/environments.yaml': serving('llama') });
  });

  test("a provider's model, which every environment reaches", () => {
    check(agent('a'), { ...mistral, ...sonnet });
  });

  test('agents of no environment, and agents without a model', () => {
    check(`${agent('a', undefined, 'elsewhere')}---${agent('b').replace(/ {2}model.*\n/, '')}`);
  });
});

test('leaves to another finding an entry that names no model, which may be the one that is meant', () => {
  check(agent('a'), { ...mistral, 'clusters/environments.yaml': serving('mistrall') });
});
