import { describe, expect, test } from 'vitest';
import { unhostedModel } from '../../../compiler/link/rules/unhosted-model.ts';
import { locate } from '../../../compiler/source/locate.ts';
import { checkRule, linkDiagnostics } from '../../support/check-rule.ts';
import { estate } from '../../support/estate.ts';
import { officeEnvironment, runnable, smallCluster } from '../../support/resolvable.ts';

const model = (name: string, serving: string, namespace = 'models'): string => `
apiVersion: adac.dev/v2
kind: Model
metadata: { name: ${name}, namespace: ${namespace} }
spec:
  provider: acme
  id: ${name}-1
  tier: standard
  serving: { ${serving} }
`;
const server = 'image: registry.example/server:1, replicas: 1, resources: { cpu: 1, memory: 1Gi }';

const files = {
  'clusters/small.yaml': smallCluster,
  'clusters/environments.yaml': officeEnvironment('day'),
  'clusters/mistral.yaml': model('mistral', `vllm: { ${server} }`),
  'clusters/llama.yaml': model('llama', `ollama: { ${server} }`),
  'clusters/sonnet.yaml': model('sonnet', 'api: { host: api.models.example }'),
};

const serving = (...names: string[]): string =>
  officeEnvironment(
    'day',
    `  models: [${names.map((one) => `{ name: ${one}, pool: farm }`).join()}]`,
  );

const agent = (name: string, spec: string, namespace = 'office'): string => `
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: ${name}, namespace: ${namespace} }
spec:
  ${runnable}
  resources: { cpu: 1, memory: 1Gi, storage: 1Gi }
  model: ${spec}
`;

const check = (text: string, others: Readonly<Record<string, string>> = {}): void => {
  checkRule(unhostedModel, text, { ...files, ...others });
};

describe('flags', () => {
  test('a model for vLLM that the environment does not serve, and points to the environment', () => {
    check(
      `${agent('triage', '').trimEnd()}
    name: mistral
    #     ^^^^^^^ link/unhosted-model: Agent "triage" asks model "mistral", which runs on vLLM and is not served by environment "day".
    #     ^^^^^^^ help: Add the model under \`models\` of environment "day", with a pool that has room for it, or name another model.
`,
    );
  });

  test('a model for Ollama beside others that are served', () => {
    check(
      `${agent('triage', '').trimEnd()}
    name: models/llama
    #     ^^^^^^^^^^^^ link/unhosted-model: Agent "triage" asks model "llama", which runs on Ollama and is not served by environment "day".
`,
      { 'clusters/environments.yaml': serving('mistral') },
    );
  });

  test('a missing entry once, whatever the number of agents and environments', () => {
    check(
      `${agent('a', '').trimEnd()}
    name: mistral
    #     ^^^^^^^ link/unhosted-model: Agent "a" and 2 others ask model "mistral", which runs on vLLM and is not served by environment "day".
---${agent('b', '{ name: mistral }')}
---${agent('c', '{ name: mistral }')}
---${agent('d', '{ name: sonnet }')}
`,
      { 'clusters/night.yaml': officeEnvironment('night') },
    );
  });

  test('each model by itself', () => {
    check(
      `${agent('a', '').trimEnd()}
    name: mistral
    #     ^^^^^^^ link/unhosted-model: Agent "a" and another one ask model "mistral", which runs on vLLM and is not served by environment "day".
---${agent('b', '{ name: mistral }')}
---${agent('c', '').trimEnd()}
    name: llama
    #     ^^^^^ link/unhosted-model: Agent "c" asks model "llama", which runs on Ollama and is not served by environment "day".
`,
    );
  });

  test('what only another environment of the same cluster serves', () => {
    check(
      `${agent('triage', '').trimEnd()}
    name: mistral
    #     ^^^^^^^ link/unhosted-model: Agent "triage" asks model "mistral", which runs on vLLM and is not served by environment "night".
`,
      {
        'clusters/environments.yaml': serving('mistral'),
        'clusters/night.yaml': officeEnvironment('night'),
      },
    );
  });

  test('the name where it was written: in an overlay, not in the agent', () => {
    check(
      `${officeEnvironment('day').trimEnd()}
  overlays:
    - select: { namespace: office }
      spec:
        model:
          name: models/llama
          #     ^^^^^^^^^^^^ link/unhosted-model: Agent "triage" asks model "llama", which runs on Ollama and is not served by environment "day".
`,
      {
        'clusters/environments.yaml': officeEnvironment('night'),
        'agents/triage.yaml': agent('triage', '{ name: sonnet }'),
      },
    );
  });
});

describe('points to', () => {
  const relatedTo = (others: Readonly<Record<string, string>>): readonly string[] => {
    const texts = { ...files, ...others, 'agents/a.yaml': agent('a', '{ name: mistral }') };
    const [found] = linkDiagnostics(estate(texts));
    expect(found?.code).toBe('link/unhosted-model');
    return (found?.related ?? []).map(({ place, message }) => {
      const path = 'path' in place ? place.path.join('.') : '';
      return `${locate(place).file.path} ${path}: ${message}`;
    });
  };

  test('the name of an environment that serves nothing', () => {
    expect(relatedTo({})).toEqual([
      'clusters/environments.yaml metadata.name: It serves no models.',
    ]);
  });

  test('the models of one that serves others', () => {
    expect(relatedTo({ 'clusters/environments.yaml': serving('llama') })).toEqual([
      'clusters/environments.yaml spec.models: It serves only these models.',
    ]);
  });

  test('another environment that serves the model', () => {
    const others = {
      'clusters/environments.yaml': serving('mistral'),
      'clusters/night.yaml': officeEnvironment('night'),
    };
    expect(relatedTo(others)).toEqual([
      'clusters/night.yaml metadata.name: It serves no models.',
      'clusters/environments.yaml spec.models: Environment "day" serves it for its own agents alone.',
    ]);
  });
});

describe('lets pass', () => {
  test('models that the environment serves, by whichever name', () => {
    check(`${agent('a', '{ name: mistral }')}---${agent('b', '{ name: models/llama }')}`, {
      'clusters/environments.yaml': serving('models/mistral', 'llama'),
    });
  });

  test('models of a provider, and agents without one', () => {
    check(
      `${agent('a', '{ name: sonnet }')}---${agent('b', '{ name: sonnet }').replace(/ {2}model.*\n/, '')}`,
    );
  });

  test('a tier, which stands for no model that is not served', () => {
    check(agent('a', '{ tier: standard }'));
  });

  test('agents of no environment', () => {
    check(`${agent('a', '{ name: mistral }', 'elsewhere')}---${agent('b', '{ name: sonnet }')}`);
  });
});

describe('leaves to other findings', () => {
  test('an entry that names no model, which may be the one that is meant', () => {
    check(agent('a', '{ name: mistral }'), { 'clusters/environments.yaml': serving('mistrall') });
  });

  test('an entry whose name several models have', () => {
    check(agent('a', '{ name: models/mistral }'), {
      'clusters/environments.yaml': serving('mistral'),
      'clusters/other.yaml': model('mistral', `vllm: { ${server} }`, 'others'),
    });
  });

  test('a model that is not defined', () => {
    check(`${agent('a', '').trimEnd()}
    name: mistrall
    #     ^^^^^^^^ link/unknown-model: Agent "a" asks model "mistrall", which is not defined.
`);
  });
});
