import { expect, test } from 'vitest';
import { workflowFiles } from '../../../compiler/bundle/parts/workflows.ts';
import type { AgentSpec } from '../../../compiler/model/agent.ts';
import type { LinkedEnvironment } from '../../../compiler/model/program.ts';
import { definition, linkedEnvironment, resolvedAgent } from '../../support/builders.ts';
import { render } from '../../support/render.ts';

function agent(name: string, spec: AgentSpec) {
  return resolvedAgent({
    name,
    namespace: 'desk',
    definition: definition('Agent', name, spec, 'desk'),
  });
}

function graphOf(environment: Partial<LinkedEnvironment>): unknown {
  const [file] = workflowFiles(linkedEnvironment({ name: 'edge', ...environment }));
  if (file === undefined) throw new Error('no file');
  return JSON.parse(render(file));
}

const agents = [
  agent('reader', {
    inputs: { document: { schema: 'text', required: true } },
    outputs: {
      text: { schema: 'text' },
      pages: { schema: { type: 'array', items: { type: 'string' } } },
    },
  }),
  agent('writer', {
    inputs: { anything: { schema: 'any' } },
    outputs: { report: { schema: 'object' } },
  }),
];

test('is a graph of steps with resolved identities and schemas', () => {
  const nested = definition(
    'Workflow',
    'nested',
    { inputs: { deep: { schema: 'integer' } }, steps: [] },
    'ops',
  );
  const report = definition(
    'Workflow',
    'report',
    {
      inputs: { source: { schema: 'text', required: true, description: 'What to read.' } },
      context: { quarter: { schema: 'text', default: 'Q1' } },
      steps: [
        {
          id: 'read',
          agent: 'reader',
          inputs: { document: '${inputs.source}' },
          outputs: ['text'],
        },
        { id: 'check', team: 'crew', dependsOn: ['read'], when: 'steps.read.outputs.text != ""' },
        {
          id: 'more',
          workflow: 'ops/nested',
          inputs: { deep: 7, unknown: true },
          dependsOn: ['read'],
        },
        {
          id: 'write',
          agent: 'desk/writer',
          dependsOn: ['more', 'check'],
          inputs: { anything: ['${steps.read.outputs.text}'] },
          forEach: '${steps.read.outputs.pages}',
          timeout: '5m',
          retry: { max: 2, backoff: '10s' },
          onError: 'continue',
        },
        { id: 'sign', approval: { roles: ['editor'] }, dependsOn: ['write'] },
      ],
      outputs: { z: '${steps.write.outputs.report}', a: 1 },
      timeout: '1h',
    },
    'desk',
  );
  const teams = [definition('Team', 'crew', { strategy: 'swarm', members: ['reader'] }, 'desk')];
  expect(graphOf({ agents, teams, workflows: [report, nested] })).toEqual({
    apiVersion: 'adac.dev/v2',
    kind: 'WorkflowGraph',
    metadata: { name: 'report', namespace: 'desk' },
    inputs: {
      source: { schema: { type: 'string' }, required: true, description: 'What to read.' },
    },
    context: { quarter: { schema: { type: 'string' }, default: 'Q1' } },
    steps: [
      {
        id: 'read',
        agent: 'desk/reader',
        dependsOn: [],
        inputs: { document: { value: '${inputs.source}', schema: { type: 'string' } } },
        outputs: { text: { schema: { type: 'string' } } },
      },
      {
        id: 'check',
        team: 'desk/crew',
        dependsOn: ['read'],
        when: 'steps.read.outputs.text != ""',
        inputs: {},
        outputs: {},
      },
      {
        id: 'more',
        workflow: 'ops/nested',
        dependsOn: ['read'],
        inputs: { deep: { value: 7, schema: { type: 'integer' } }, unknown: { value: true } },
        outputs: {},
      },
      {
        id: 'write',
        agent: 'desk/writer',
        dependsOn: ['check', 'more'],
        forEach: '${steps.read.outputs.pages}',
        inputs: { anything: { value: ['${steps.read.outputs.text}'], schema: {} } },
        outputs: { report: { schema: { type: 'object' } } },
        timeout: '5m',
        retry: { max: 2, backoff: '10s' },
        onError: 'continue',
      },
      {
        id: 'sign',
        approval: { roles: ['editor'] },
        dependsOn: ['write'],
        inputs: {},
        outputs: {},
      },
    ],
    outputs: { a: 1, z: '${steps.write.outputs.report}' },
    timeout: '1h',
  });
});

test('stands by namespace and name', () => {
  const workflows = [
    definition('Workflow', 'report', { steps: [] }, 'desk'),
    definition('Workflow', 'report', { steps: [] }, 'ops'),
  ];
  expect(
    workflowFiles(linkedEnvironment({ name: 'edge', workflows })).map(({ path }) => path),
  ).toEqual(['bundle/edge/workflows/desk.report.json', 'bundle/edge/workflows/ops.report.json']);
});

test('does not depend on the order of keys', () => {
  const of = (inputs: Readonly<Record<string, string>>) =>
    graphOf({
      agents,
      workflows: [
        definition('Workflow', 'w', { steps: [{ id: 's', agent: 'reader', inputs }] }, 'desk'),
      ],
    });
  expect(JSON.stringify(of({ b: '1', a: '2' }))).toBe(JSON.stringify(of({ a: '2', b: '1' })));
});
