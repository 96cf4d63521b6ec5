import { describe, expect, test } from 'vitest';
import { startFrom } from '../../../../support/start-from.ts';

const researcher = `// agents/researcher.jsonc
{
  "role": "{topic} Senior Data Researcher",
  "goal": "Uncover what is new about {topic}", // in one line
  "backstory": "You find what matters, at https://example.org /* always */.",
  "llm": { "model": "example/small-1", "temperature": 0.1, "timeout": 5 },
  "tools": ["QueueTool", "SerperDevTool", { "name": "queue" }],
  "settings": {
    "verbose": true,
    "allow_delegation": false,
    "max_iter": 20, /* turns */
    "max_rpm": 30,
    "max_execution_time": 300,
    "max_retry_limit": 2,
  },
}
`;

const crew = `researcher:
  role: >
    {topic} researcher
  goal: >
    Find what is
    new about {topic}
  backstory: You read a lot.
  llm: example/small-1
reporting_analyst:
  role: Analyst
  goal: Write reports.
  backstory: You write.
  allow_delegation: true
`;

describe('a file of one agent, with comments', () => {
  test('gives role, goal, backstory, model, tools and limits', async () => {
    const { code, agent } = await startFrom('researcher.jsonc', researcher);
    expect(code).toBe(0);
    expect(agent).toMatchObject({
      metadata: { name: 'researcher', description: 'Uncover what is new about {topic}' },
      spec: {
        framework: 'crewai',
        role: '{topic} Senior Data Researcher',
        goal: 'Uncover what is new about {topic}',
        backstory: 'You find what matters, at https://example.org /* always */.',
        model: { name: 'small', parameters: { temperature: 0.1 } },
        tools: [{ name: 'queue' }],
        inputs: { topic: { schema: 'text', required: true } },
        limits: { maxSteps: 20, requestsPerMinute: 30, timeout: '300s', tokensPerDay: 100000 },
        reliability: { retries: { max: 2 } },
      },
    });
    expect(agent).not.toHaveProperty('spec.prompt');
    expect(agent).not.toHaveProperty('metadata.annotations');
  });

  test('says what is left out', async () => {
    const { notes } = await startFrom('researcher.jsonc', researcher);
    expect(notes).toEqual([
      'researcher.jsonc:6:60 left out: llm.timeout (providers differ in it)',
      'researcher.jsonc:7:13 kept in part: tools[0] (none of its operations is allowed until spec.tools says which)',
      'researcher.jsonc:7:26 left out: tools[1] (no Tool of the project has this name)',
      'researcher.jsonc:7:43 kept in part: tools[2] (none of its operations is allowed until spec.tools says which)',
      'researcher.jsonc:9:5 left out: settings.verbose (a definition has no place for it)',
    ]);
  });

  test('another framework may be asked for', async () => {
    const { agent } = await startFrom('researcher.jsonc', researcher, '--framework', 'autogen');
    expect(agent).toMatchObject({ spec: { framework: 'autogen' } });
  });
});

describe('agents by name', () => {
  test('the one that is asked for', async () => {
    const { agent, notes } = await startFrom('agents.yaml', crew, 'reporting-analyst');
    expect(agent).toMatchObject({
      metadata: {
        name: 'reporting-analyst',
        annotations: { 'adac.dev/display-name': 'reporting_analyst' },
      },
      spec: { role: 'Analyst' },
    });
    expect(notes).toEqual([
      'agents.yaml:1:1 left out: researcher (it is another agent)',
      'agents.yaml:13:3 left out: reporting_analyst.allow_delegation (name the agents under collaboration.canWorkWith)',
    ]);
  });

  test('the only one, under another name if one is asked for', async () => {
    const [only = ''] = crew.split('reporting_analyst');
    const { agent } = await startFrom('agents.yaml', only, 'reader');
    expect(agent).toMatchObject({
      metadata: { name: 'reader', description: 'Find what is new about {topic}' },
    });
  });

  test.each([
    [[], 'The file holds 2 agents.'],
    [['writer'], 'The file holds 2 agents, and none is called "writer".'],
  ])('which one has to be said: %j', async (args, message) => {
    const { code, err } = await startFrom('agents.yaml', crew, ...args);
    expect(code).toBe(1);
    expect(err).toContain(message);
    expect(err).toContain(
      'help: Name one of them before --from: "researcher", "reporting_analyst".',
    );
  });

  test('names of the prototype are names like others', async () => {
    const text = 'constructor: { role: a, goal: b }\ntoString: { role: a, goal: b }\n';
    const { agent } = await startFrom('agents.yaml', text, 'constructor');
    expect(agent).toMatchObject({ metadata: { name: 'constructor' }, spec: { role: 'a' } });
  });
});

test.each([
  ['"tools": "x"', 'A list is expected here.'],
  ['"settings": [1]', 'A mapping is expected here.'],
  ['"max_iter": 1.5', 'validate/'],
  ['"max_execution_time": "soon"', 'validate/'],
  ['"role2": 1, "max_rpm": -1', 'validate/'],
])('%s is refused at its place', async (entry, message) => {
  const text = `{"role": "a", "goal": "b",\n${entry}}`;
  const { code, err } = await startFrom('a.json', text);
  expect(code).toBe(1);
  expect(err).toContain('a.json:2:');
  expect(err).toContain(message);
});
