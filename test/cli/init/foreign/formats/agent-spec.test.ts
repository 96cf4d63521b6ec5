import { describe, expect, test } from 'vitest';
import { startFrom } from '../../../../support/start-from.ts';

const spec = `component_type: Agent
agentspec_version: 25.4.1
id: 7c1a
name: Domain expert
description: Answers questions about one domain.
inputs:
  - { title: domain, type: string, description: What they are about. }
  - { title: depth, type: integer, default: 3 }
  - title: sources
    type: array
    items: { type: string }
outputs:
  - { title: answer, type: string }
llm_config:
  $component_ref: llm
system_prompt: You are an expert in {{domain}}.
tools:
  - { component_type: ServerTool, name: queue }
  - $component_ref: search
  - $component_ref: nowhere
human_in_the_loop: true
$referenced_components:
  llm:
    component_type: OpenAiConfig
    name: gpt
    model_id: small-1
    api_key: sk-123
    default_generation_parameters: { temperature: 0.2, seed: 7 }
  search: { component_type: RemoteTool, name: search_web }
`;

describe('an Agent Spec document', () => {
  test('gives description, prompt, typed parameters, model and tools', async () => {
    const { code, agent } = await startFrom('spec.yaml', spec);
    expect(code).toBe(0);
    expect(agent).toMatchObject({
      metadata: { name: 'domain-expert', description: 'Answers questions about one domain.' },
      spec: {
        prompt: 'You are an expert in \\{{domain}}.',
        inputs: {
          domain: { schema: 'text', required: true, description: 'What they are about.' },
          depth: { schema: 'integer', default: 3 },
          sources: { schema: { type: 'array', items: { type: 'string' } }, required: true },
        },
        outputs: { answer: { schema: 'text' } },
        model: { name: 'small', parameters: { temperature: 0.2 } },
        tools: [{ name: 'queue' }],
        access: { egress: ['api.models.example'] },
      },
    });
  });

  test('says what is left out, and never shows a key', async () => {
    const { notes, err } = await startFrom('spec.yaml', spec);
    expect(notes).toEqual([
      'spec.yaml:3:1 left out: id (a definition is known by its kind, namespace and name)',
      'spec.yaml:16:1 kept in part: system_prompt (adac fills a prompt when it compiles, so what is in braces stays as it is written)',
      'spec.yaml:18:5 kept in part: tools[0] (none of its operations is allowed until spec.tools says which)',
      'spec.yaml:19:5 left out: tools[1] (no Tool of the project has this name)',
      'spec.yaml:20:5 left out: tools[2] (no Tool of the project has this name)',
      'spec.yaml:21:1 left out: human_in_the_loop (tools with "requiresConfirmation" and approval steps ask people)',
      'spec.yaml:27:5 left out: ["$referenced_components"].llm.api_key (name a secret under access.secrets)',
      'spec.yaml:28:56 left out: ["$referenced_components"].llm.default_generation_parameters.seed (providers differ in it)',
    ]);
    expect(err).not.toContain('sk-123');
  });

  test('the same as JSON reads the same', async () => {
    const json = JSON.stringify({
      component_type: 'Agent',
      name: 'plain',
      system_prompt: 'Be kind.',
      llm_config: { component_type: 'VllmConfig', model_id: 'unheard-of', url: 'http://x' },
    });
    const { agent, notes } = await startFrom('plain.json', json);
    expect(agent).toMatchObject({ spec: { prompt: 'Be kind.', model: { tier: 'simple' } } });
    expect(notes.map((note) => note.replace(/^\S+ left out: (\S+) .*/, '$1'))).toEqual([
      'llm_config.model_id',
      'llm_config.url',
    ]);
  });

  test('a model that the file does not hold leaves the tier', async () => {
    const text = 'component_type: Agent\nname: a\nllm_config: { $component_ref: b }\n';
    const { agent, notes } = await startFrom('a.yaml', text, '--tier', 'standard');
    expect(agent).toMatchObject({ spec: { model: { tier: 'standard' } } });
    expect(notes).toEqual(['a.yaml:3:1 left out: llm_config (it describes no model)']);
  });
});

describe('is refused with its place', () => {
  const head = 'component_type: Agent\nname: a\n';
  test.each([
    ['component_type: Flow\nname: a\n', '1:17', 'A component of type "Flow" is no agent.'],
    ['component_type: [Agent]\nname: a\n', '1:17', 'is no agent.'],
    ['component_type: Agent\n', '1:1', 'The agent has no name.'],
    [`${head}inputs: [{ type: string }]\n`, '3:10', 'has no title of its own that is a name.'],
    [`${head}inputs: [{ title: __proto__ }]\n`, '3:10', 'has no title of its own'],
    [`${head}inputs: [{ title: a b }]\n`, '3:10', 'has no title of its own'],
    [`${head}inputs: [{ title: a }, { title: a }]\n`, '3:24', 'has no title of its own'],
    [`${head}outputs: { a: string }\n`, '3:10', 'A list is expected here.'],
    [`${head}tools: search\n`, '3:8', 'A list is expected here.'],
    [`${head}$referenced_components: []\n`, '3:25', 'A mapping is expected here.'],
    [`${head}inputs: [{ title: a, type: strin }]\n`, '3:28', 'validate/'],
    [`${head}inputs: [{ title: a, type: integer, default: x }]\n`, '3:46', 'invalid-default'],
  ])('%j', async (text, place, message) => {
    const { code, err } = await startFrom('a.yaml', text);
    expect(code).toBe(1);
    expect(err).toContain(`a.yaml:${place} error `);
    expect(err).toContain(message);
  });
});
