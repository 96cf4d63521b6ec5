import { describe, expect, test } from 'vitest';

import type { Definition } from '../../compiler/model/definition.ts';
import { at, atKey } from '../../compiler/source/origin.ts';
import { upgradeFindings } from '../../compiler/upgrade/findings.ts';
import { head } from '../validate/check-validate.ts';
import { checkUpgrade, pathOf, upgradeFiles } from './upgrade-support.ts';

function agentOf(text: string): Definition<'Agent'> {
  const { definitions, diagnostics } = upgradeFiles({ 'agents/a.yaml': text });
  expect(diagnostics).toEqual([]);
  const [agent] = definitions.Agent;
  if (agent === undefined) throw new Error('There is no agent.');
  return agent;
}

describe('namespaces', () => {
  const namespacesOf = (project: string, agents: string): (string | undefined)[] =>
    upgradeFiles({ 'adac.yaml': project, 'agents/a.yaml': agents }).definitions.Agent.map(
      ({ metadata }) => metadata.namespace,
    );
  const agents = `${head('Agent', 'a')}  {}
---
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: b, namespace: finance }
spec: {}
---
agent_id: c
---
agent_id: d
category: sales_marketing
---
metadata: { name: e }
specification: { framework: AutoGen, runtime: x }
---
metadata: { name: f, namespace: ecosystem }
specification: { framework: AutoGen, runtime: x }
`;

  test('come from the definition, its category or the project', () => {
    expect(namespacesOf(`${head('Project')}  namespace: platform\n`, agents)).toEqual([
      ...['platform', 'finance', 'platform', 'sales-marketing', 'platform', 'ecosystem'],
    ]);
  });

  test('are "default" where the project names none', () => {
    expect(namespacesOf(`${head('Project')}  {}\n`, agents)[0]).toBe('default');
  });
});

test('a v2 definition stays as it is written', () => {
  const agent = agentOf(`${head('Agent', 'writer')}  role: Writer\n`);
  expect(agent).toMatchObject({
    kind: 'Agent',
    dialect: 'v2',
    metadata: { name: 'writer', namespace: 'default' },
    spec: { role: 'Writer' },
  });
  expect(pathOf(at(agent, 'spec', 'role'))).toBe('spec.role');
});

test('definitions of each kind stand in the order of file and document', () => {
  const { definitions } = upgradeFiles({
    'agents/b.yaml': 'agent_id: three\n',
    'agents/a.yaml': `agent_id: one\n---\n${head('Agent', 'two')}  {}\n`,
    'workflows/w.yaml': 'workflow_id: w\nsteps: [{ id: a, agent: one }]\n',
  });
  expect(definitions.Agent.map(({ metadata }) => metadata.name)).toEqual(['one', 'two', 'three']);
  expect(definitions.Workflow).toHaveLength(1);
  expect(definitions.Project).toHaveLength(1);
  expect(Object.keys(definitions)).toHaveLength(11);
});

describe('places of an upgraded flat agent', () => {
  const agent = agentOf(`agent_id: triage
name: Triage
category: support
version: 1.0.0
description: Sorts tickets
capabilities: [sorting]
inputs:
  - { name: ticket, type: text, required: true }
outputs:
  - { name: queue, type: text }
collaboration: { can_work_with: [other_agent], provides_to_team: [queue] }
policies: [audit_all_actions, max_size_5mb]
implementation: { runtime: node, handler: a.b, model: anthropic.claude-3, timeout: 5, memory: 64 }
`);

  test.each([
    [['metadata', 'name'], 'agent_id'],
    [['metadata', 'namespace'], 'category'],
    [['metadata', 'version'], 'version'],
    [['metadata', 'description'], 'description'],
    [['metadata', 'annotations', 'adac.dev/display-name'], 'name'],
    [['spec', 'inputs', 'ticket'], 'inputs[0]'],
    [['spec', 'inputs', 'ticket', 'schema'], 'inputs[0].type'],
    [['spec', 'inputs', 'ticket', 'required'], 'inputs[0].required'],
    [['spec', 'outputs', 'queue', 'schema'], 'outputs[0].type'],
    [['spec', 'skills', 0], 'capabilities[0]'],
    [['spec', 'skills', 0, 'id'], 'capabilities[0]'],
    [['spec', 'collaboration', 'canWorkWith', 0], 'collaboration.can_work_with[0]'],
    [['spec', 'collaboration', 'provides', 0], 'collaboration.provides_to_team[0]'],
    [['spec', 'policies', 'max-size'], 'policies[1]'],
    [['spec', 'runtime', 'image'], 'implementation.runtime'],
    [['spec', 'runtime', 'handler'], 'implementation.handler'],
    [['spec', 'model', 'name'], 'implementation.model'],
    [['spec', 'limits', 'timeout'], 'implementation.timeout'],
    [['spec', 'resources', 'memory'], 'implementation.memory'],
  ])('%j was written at %s', (path, written) => {
    expect(pathOf(at(agent, ...path))).toBe(written);
  });

  test('what it does not say stands at its name', () => {
    expect(pathOf(at(agent))).toBe('agent_id');
    expect(pathOf(at(agent, 'spec', 'hosting'))).toBe('agent_id.spec.hosting');
    const bare = agentOf('agent_id: bare\n');
    expect(pathOf(at(bare, 'spec', 'limits', 'timeout'))).toBe('agent_id.spec.limits.timeout');
  });

  test('keys are kept too', () => {
    expect(pathOf(atKey(agent, 'spec', 'limits', 'timeout'))).toBe('implementation.timeout (key)');
  });
});

test('places of an upgraded flat workflow', () => {
  const { definitions } = upgradeFiles({
    'workflows/w.yaml': `workflow_id: w
steps:
  - { id: a, agent: one }
  - { id: b, agent: two_agent, depends_on: [a], parallel_with: [c], inputs: { x: 1 }, outputs: [y] }
final_output: "\${steps.b.outputs.y}"
`,
  });
  const [workflow] = definitions.Workflow;
  if (workflow === undefined) throw new Error('There is no workflow.');
  const step = ['spec', 'steps', 1] as const;
  expect(pathOf(at(workflow, ...step, 'agent'))).toBe('steps[1].agent');
  expect(pathOf(at(workflow, ...step, 'dependsOn', 0))).toBe('steps[1].depends_on[0]');
  expect(pathOf(at(workflow, ...step, 'parallelWith', 0))).toBe('steps[1].parallel_with[0]');
  expect(pathOf(at(workflow, ...step, 'inputs', 'x'))).toBe('steps[1].inputs.x');
  expect(pathOf(at(workflow, 'spec', 'outputs', 'final_output'))).toBe('final_output');
  expect(pathOf(at(workflow, 'metadata', 'name'))).toBe('workflow_id');
});

test('places of an upgraded ADaC 2.0 document and scaling configuration', () => {
  const agent = agentOf(`metadata: { name: a, tags: [x] }
specification: { framework: LangGraph, runtime: node:18-alpine, resources: { cpu: 1 } }
capabilities:
  primary_functions: [data processing]
  integration_points: [bus]
  communication_protocols: [HTTP, A2A]
`);
  expect(pathOf(at(agent))).toBe('metadata.name');
  expect(pathOf(at(agent, 'metadata', 'tags', 0))).toBe('metadata.tags[0]');
  expect(pathOf(at(agent, 'spec', 'framework'))).toBe('specification.framework');
  expect(pathOf(at(agent, 'spec', 'runtime', 'image'))).toBe('specification.runtime');
  expect(pathOf(at(agent, 'spec', 'resources', 'cpu'))).toBe('specification.resources.cpu');
  expect(pathOf(at(agent, 'spec', 'skills', 0, 'name'))).toBe('capabilities.primary_functions[0]');
  expect(pathOf(at(agent, 'spec', 'protocols', 1))).toBe('capabilities.communication_protocols[1]');
  const { definitions } = upgradeFiles({
    'clusters/My_Scaling.v2.json': '{ "scaling": { "maxAgents": 2, "minAgents": 1 } }',
  });
  const [scaling] = definitions.Scaling;
  if (scaling === undefined) throw new Error('There is no scaling configuration.');
  expect(scaling.metadata.name).toBe('my-scaling-v2');
  expect(pathOf(at(scaling, 'spec', 'maxAgents'))).toBe('scaling.maxAgents');
});

describe('values', () => {
  test.each([
    ['require_authentication', 'require-authentication', true],
    ['max_document_size_10mb', 'max-document-size', '10M'],
    ['max_document_size_64kb', 'max-document-size', '64k'],
    ['keep_log_2gb', 'keep-log', '2G'],
    ['retry_3', 'retry', 3],
    ['answer_within_30s', 'answer-within', '30s'],
    ['answer_within_500ms', 'answer-within', '500ms'],
    ['iso27001', 'iso27001', true],
    ['sha256_only', 'sha256-only', true],
    ['tls_1.3', 'tls-1-3', true],
  ])('policy %s', (policy, name, amount) => {
    expect(agentOf(`agent_id: a\npolicies: [${policy}]\n`).spec.policies).toEqual({
      [name]: amount,
    });
  });

  test.each([
    ['anthropic.claude-3-5-sonnet-20241022', 'claude-3-5-sonnet-20241022'],
    ['openai.gpt-4.1', 'gpt-4-1'],
    ['gpt-4.1', 'gpt-4-1'],
    ['claude', 'claude'],
  ])('model %s', (model, name) => {
    expect(agentOf(`agent_id: a\nimplementation: { model: ${model} }\n`).spec.model).toEqual({
      name,
    });
  });

  test.each([
    ['AutoGen', 'autogen'],
    ['CrewAI', 'crewai'],
    ['langgraph', 'langgraph'],
  ])('framework %s', (written, framework) => {
    const text = `metadata: { name: a }\nspecification: { framework: ${written}, runtime: x }\n`;
    expect(agentOf(text).spec.framework).toBe(framework);
  });

  test('nothing is invented for what is not said', () => {
    expect(agentOf('agent_id: a\n').spec).toEqual({});
    expect(agentOf('agent_id: a\nimplementation: {}\ncollaboration: {}\n').spec).toEqual({
      collaboration: {},
    });
  });
});

describe('what v2 cannot carry', () => {
  test('two inputs of one name', () => {
    checkUpgrade(`agent_id: a
inputs:
  - name: document
    type: text
  - name: document
#         ^^^^^^^^ upgrade/duplicate-name: "document" is listed twice.
    type: array
`);
  });

  test('two policies of one name', () => {
    checkUpgrade(`agent_id: a
policies:
  - max_size_10mb
  - audit_all_actions
  - max-size_20mb
#   ^^^^^^^^^^^^^ upgrade/duplicate-name: "max-size" is listed twice.
`);
  });

  test('two capabilities that differ only in spelling', () => {
    checkUpgrade(`agent_id: a
capabilities:
  - text_summary
  - text-summary
#   ^^^^^^^^^^^^ upgrade/duplicate-name: "text-summary" is listed twice.
`);
  });

  test('an unknown protocol', () => {
    checkUpgrade(`metadata: { name: a }
specification: { framework: AutoGen, runtime: x }
capabilities:
  communication_protocols:
    - A2A
    - carrier pigeon
#     ^^^^^^^^^^^^^^ upgrade/unknown-protocol: adac knows no protocol "carrier pigeon".
#     ^^^^^^^^^^^^^^ help: Protocols are A2A, MCP, HTTP, Redis and MQTT.
`);
  });

  test('a capability without a usable name', () => {
    checkUpgrade(`metadata: { name: a }
specification: { framework: AutoGen, runtime: x }
capabilities:
  primary_functions:
    - "???"
#     ^^^^^ upgrade/unusable-name: Capability "???" makes no name.
`);
  });

  test('a scaling configuration in a file without a usable name', () => {
    checkUpgrade(
      `scaling:
#<----- upgrade/unusable-name: A scaling configuration is named after its file, and "_" makes no name.
  maxAgents: 2
  minAgents: 1
`,
      'clusters/_.yaml',
    );
  });
});

test('every finding has a code of its own and a page', () => {
  for (const { code, summary, explanation } of Object.values(upgradeFindings)) {
    expect(code).toMatch(/^upgrade\/[a-z-]+$/);
    expect(summary).toMatch(/\.$/);
    expect(explanation).toContain('Wrong:');
  }
});
