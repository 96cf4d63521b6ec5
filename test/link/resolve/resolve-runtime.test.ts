import { describe, expect, test } from 'vitest';
import {
  agentOf,
  agentText,
  checkAgent,
  environmentText,
  linkFiles,
} from '../../support/link-estate.ts';

const live = environmentText('  definitions: [{ namespace: sales }]\n');

const pooled = `${live}  runtimeClasses:
    - name: graphs
      framework: langgraph
      image: "python:3.11-slim"
      lightweight: false
      slotsPerPod: 50
      perSlot: { cpu: 10m, memory: 8Mi, storage: 16Mi }
`;

const mebibyte = 2 ** 20;

describe('what an agent lacks', () => {
  test('is one finding at its name, whatever number of things', () => {
    checkAgent(`apiVersion: adac.dev/v2
kind: Agent
metadata:
  name: triage
  #     ^^^^^^ link/incomplete-agent: Agent "triage" lacks "framework", "runtime.image", "runtime.handler", "hosting", "resources.cpu", "resources.memory" and "resources.storage".
  #     ^^^^^^ help: Supply it in the agent, in the defaults of namespace "sales" in adac.yaml, or in an overlay of the environment.
  namespace: sales
spec:
  role: clerk
`);
  });

  test('is one finding for any number of environments', () => {
    const environments = `${live}---\n${live.replace('name: live', 'name: spare')}`;
    checkAgent(
      `apiVersion: adac.dev/v2
kind: Agent
metadata:
  name: triage
  #     ^^^^^^ link/incomplete-agent: Agent "triage" lacks "resources.storage".
  namespace: sales
spec:
  framework: langgraph
  runtime: { image: "python:3.11-slim", handler: agents.run }
  hosting: { dedicated: {} }
  resources: { cpu: 100m, memory: 256Mi }
`,
      { 'clusters/environments.yaml': environments },
    );
  });

  test('a serverless agent needs an upper bound', () => {
    checkAgent(
      agentText('triage', '  hosting: { serverless: { minScale: 0 } }\n').replace(
        'metadata: { name: triage, namespace: sales }',
        `metadata:
  name: triage
  #     ^^^^^^ link/incomplete-agent: Agent "triage" lacks "hosting.serverless.maxScale".
  namespace: sales`,
      ),
    );
  });

  test('is not asked of an agent that no environment selects', () => {
    checkAgent(
      'apiVersion: adac.dev/v2\nkind: Agent\nmetadata: { name: triage, namespace: other }\nspec: { role: clerk }\n',
      { 'agents/clerk.yaml': agentText('clerk') },
    );
  });
});

describe('images', () => {
  test('a preset is replaced, a full reference stays', () => {
    const full = `ghcr.io/acme/triage:1.2@sha256:${'c'.repeat(64)}`;
    const program = linkFiles({
      'agents/triage.yaml': agentText('triage'),
      'agents/clerk.yaml': agentText('clerk').replace('python:3.11-slim', full),
      'clusters/environments.yaml': live,
    });
    expect(agentOf(program, 'sales/triage').image).toBe(
      `registry.example/python@sha256:${'a'.repeat(64)}`,
    );
    expect(agentOf(program, 'sales/clerk').image).toBe(full);
  });

  test.each([
    ['python:3.11-slm', 'Did you mean "python:3.11-slim"?'],
    ['constructor', undefined],
    ['library/python:3', undefined],
    ['registry.example', undefined],
  ])('%s is neither', (image, help) => {
    checkAgent(
      agentText('triage').replace(
        '{ image: "python:3.11-slim", handler: agents.run }',
        `
    image: ${image}
    #      ${'^'.repeat(image.length)} link/unknown-image: Image "${image}" is neither a preset of the project nor a full reference.
${help === undefined ? '' : `    #      ${'^'.repeat(image.length)} help: ${help}\n`}    handler: agents.run`,
      ),
    );
  });

  test.each(['localhost/x', 'localhost:5000/a/b:1', 'registry:5000/x', 'a.example/b__c-d.e:v1.2'])(
    '%s is a full reference',
    (image) => {
      const program = linkFiles({
        'agents/triage.yaml': agentText('triage').replace('python:3.11-slim', image),
        'clusters/environments.yaml': live,
      });
      expect(agentOf(program, 'sales/triage').image).toBe(image);
    },
  );
});

describe('pooled agents', () => {
  const hosting = '  hosting: { pooled: { weight: 3 } }\n';

  test('take what their class has for a slot, times their weight', () => {
    const program = linkFiles({
      'agents/triage.yaml': agentText('triage', hosting).replace(/ {2}resources.*\n/, ''),
      'clusters/environments.yaml': pooled,
    });
    const triage = agentOf(program, 'sales/triage');
    expect(triage.hosting).toMatchObject({
      mode: 'pooled',
      weight: 3,
      runtimeClass: { name: 'graphs', index: 0 },
    });
    expect(triage.demand).toEqual({
      milliCpu: 30,
      memory: 24 * mebibyte,
      storage: 48 * mebibyte,
      accelerators: {},
    });
  });

  test('replace what they state themselves', () => {
    const program = linkFiles({
      'agents/triage.yaml': agentText('triage', hosting).replace(
        /resources.*\n/,
        'resources: { memory: 1Mi, accelerator: { resource: nvidia.com/gpu, count: 1 } }\n',
      ),
      'clusters/environments.yaml': pooled,
    });
    expect(agentOf(program, 'sales/triage').demand).toEqual({
      milliCpu: 30,
      memory: 3 * mebibyte,
      storage: 48 * mebibyte,
      accelerators: { 'nvidia.com/gpu': 1 },
    });
  });

  test('need a class of their framework, image and weight', () => {
    checkAgent(
      agentText(
        'triage',
        `  placement: { lightweight: true }
  hosting: { pooled: { weight: 3 } }
  #        ^^^^^^^^^^^^^^^^^^^^^^^^^ link/no-runtime-class: Environment "live" has no runtime class for pooled agents of langgraph on "python:3.11-slim", lightweight.
  #        ^^^^^^^^^^^^^^^^^^^^^^^^^ help: Its classes are "graphs" (langgraph on "python:3.11-slim", not lightweight).
`,
      ),
      { 'clusters/environments.yaml': pooled },
    );
  });

  test('of one fleet miss their class once', () => {
    checkAgent(
      `apiVersion: adac.dev/v2
kind: Fleet
metadata: { name: readers, namespace: sales }
spec:
  template:
    framework: crewai
    runtime: { image: "python:3.11-slim", handler: agents.read }
    hosting: { pooled: {} }
    #        ^^^^^^^^^^^^^^ link/no-runtime-class: Environment "live" has no runtime class for pooled agents of crewai on "python:3.11-slim", not lightweight.
    #        ^^^^^^^^^^^^^^ help: Declare one in the runtimeClasses of the environment.
  members:
    - { name: law, count: 5 }
    - { name: poems, count: 3 }
`,
    );
  });
});

describe('hosting', () => {
  test('a dedicated agent takes what it states', () => {
    const program = linkFiles({
      'agents/triage.yaml': agentText('triage', '  hosting: { dedicated: { replicas: 4 } }\n'),
      'clusters/environments.yaml': live,
    });
    expect(agentOf(program, 'sales/triage')).toMatchObject({
      hosting: { mode: 'dedicated', autoscaling: undefined },
      demand: { milliCpu: 100, memory: 256 * mebibyte, storage: 1024 * mebibyte, accelerators: {} },
      instances: 4,
      minInstances: 4,
    });
  });

  test('a serverless agent scales to zero after five minutes unless it says otherwise', () => {
    const program = linkFiles({
      'agents/triage.yaml': agentText('triage', '  hosting: { serverless: { maxScale: 7 } }\n'),
      'agents/clerk.yaml': agentText(
        'clerk',
        '  hosting: { serverless: { minScale: 2, maxScale: 7, concurrency: 3, idleTimeout: 90s, prewarm: 1 } }\n',
      ),
      'clusters/environments.yaml': live,
    });
    expect(agentOf(program, 'sales/triage')).toMatchObject({
      hosting: {
        mode: 'serverless',
        minScale: 0,
        maxScale: 7,
        concurrency: 10,
        idleTimeout: 300,
        prewarm: 0,
      },
      instances: 7,
      minInstances: 0,
    });
    expect(agentOf(program, 'sales/clerk').hosting).toMatchObject({
      minScale: 2,
      concurrency: 3,
      idleTimeout: 90,
      prewarm: 1,
    });
  });

  test('a scheduled agent runs once at a time', () => {
    const program = linkFiles({
      'agents/triage.yaml': agentText(
        'triage',
        '  hosting: { scheduled: { schedule: "0 6 * * *", timeZone: Europe/Berlin } }\n',
      ),
      'clusters/environments.yaml': live,
    });
    expect(agentOf(program, 'sales/triage')).toMatchObject({
      hosting: { mode: 'scheduled', schedule: '0 6 * * *', timeZone: 'Europe/Berlin' },
      instances: 1,
      minInstances: 1,
    });
  });
});
