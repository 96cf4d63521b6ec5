import { describe, expect, test } from 'vitest';
import { collectFindings } from '../../../../compiler/link/resolve/collect-findings.ts';
import { createPromptRenderer } from '../../../../compiler/link/resolve/prompt/prompt-renderer.ts';
import type { PromptTemplate } from '../../../../compiler/model/agent.ts';
import { locate } from '../../../../compiler/source/locate.ts';
import { definition } from '../../../support/builders.ts';
import { agentText, checkAgent } from '../../../support/link-estate.ts';

/** The rendered prompt, or the messages of what is wrong with it. */
function render(
  prompt: string | PromptTemplate,
  templates: Readonly<Record<string, string>> = {},
): string | readonly string[] | undefined {
  const findings = collectFindings();
  const files = Object.entries(templates).map(([path, text]) => ({ path, text }));
  const renderer = createPromptRenderer(files, findings.report);
  const rendered = renderer.render(definition('Agent', 'triage', { prompt }, 'sales'));
  renderer.reportUnused();
  const diagnostics = findings.diagnostics();
  if (diagnostics.length === 0) return rendered?.value;
  return diagnostics.map(({ code, message, place }) => {
    const where = 'span' in place ? `${place.file.path}:${locate(place).span.start} ` : '';
    return `${where}${code}: ${message}`;
  });
}

describe('rendering', () => {
  test.each([
    ['plain text is left as it is', 'Be { kind } }}.', {}, 'Be { kind } }}.'],
    ['the agent', '{{agent.name}} of {{agent.namespace}}', {}, 'triage of sales'],
    ['values', '{{a}}, {{b.c}}, {{d.[0]}}', { a: 'x', b: { c: 2 }, d: [true] }, 'x, 2, true'],
    ['nothing is escaped', '{{a}}', { a: '<b> & "c"' }, '<b> & "c"'],
    ['conditions', '{{#if a}}yes{{else}}no{{/if}} {{#unless a}}no{{/unless}}', { a: 1 }, 'yes '],
    ['chained conditions', '{{#if a}}A{{else if b}}B{{else}}C{{/if}}', { a: false, b: true }, 'B'],
    ['lists', '{{#each a}}{{@index}}:{{this}};{{/each}}', { a: ['x', 'y'] }, '0:x;1:y;'],
    ['mappings', '{{#each a}}{{@key}}={{this}} {{/each}}', { a: { x: 1, y: 2 } }, 'x=1 y=2 '],
    [
      'items that are mappings',
      '{{#each a}}{{n}} of {{../b}}. {{/each}}',
      { a: [{ n: 1 }], b: 2 },
      '1 of 2. ',
    ],
    ['empty lists', '{{#each a}}x{{else}}none{{/each}}', { a: [] }, 'none'],
    ['with', '{{#with a}}{{b}}{{/with}}', { a: { b: 'x' } }, 'x'],
    ['comments', 'a{{! not shown }}{{!-- nor this --}}b', {}, 'ab'],
    ['braces as text', '\\{{a}} {{a}}', { a: 1 }, '{{a}} 1'],
    ['zero is a value', '{{a}}{{#if a}}x{{/if}}', { a: 0 }, '0'],
    ['names with spaces', '{{[a b]}}', { 'a b': 1 }, '1'],
  ])('%s', (_, text, values, expected) => {
    expect(render({ text, values })).toBe(expected);
  });

  test('a template of a file, with partials of other folders', () => {
    expect(
      render(
        { file: 'agents/sales/prompts/triage.hbs', values: { tone: 'kind' } },
        {
          'agents/sales/prompts/triage.hbs': 'You sort.\r\n{{> tone}}\r\n',
          'agents/shared/prompts/tone.hbs': 'Be {{tone}}.\r\n',
        },
      ),
    ).toBe('You sort.\nBe kind.\n');
  });

  test('what an agent is for is written once, and fills its prompt', () => {
    const prompt = 'Your task: {{agent.description}}';
    const agent = definition('Agent', 'triage', { prompt }, 'sales');
    const findings = collectFindings();
    const renderer = createPromptRenderer([], findings.report);
    const described = { ...agent, metadata: { ...agent.metadata, description: 'Sort letters.' } };
    expect(renderer.render(described)).toEqual({ value: 'Your task: Sort letters.' });
    expect(renderer.render(agent)).toBeUndefined();
    expect(findings.diagnostics().map(({ message }) => message)).toEqual([
      'The prompt reads "agent.description", which has no value.',
    ]);
  });

  test('an agent without a prompt has none', () => {
    const renderer = createPromptRenderer([], () => {
      throw new Error('Nothing is wrong.');
    });
    expect(renderer.render(definition('Agent', 'triage', {}))).toEqual({ value: undefined });
  });
});

describe('findings', () => {
  test.each([
    ['{{a}}', {}, 'link/prompt-value: The prompt reads "a", which has no value.'],
    ['{{a.b}}', { a: {} }, 'link/prompt-value: The prompt reads "a.b", which has no value.'],
    ['{{#if a}}x{{/if}}', {}, 'link/prompt-value: The prompt reads "a", which has no value.'],
    ['{{#each a}}x{{/each}}', {}, 'link/prompt-value: The prompt reads "a", which has no value.'],
    ['{{@index}}', {}, 'link/prompt-value: The prompt reads "@index", which has no value.'],
    ['{{../a}}', { a: 1 }, 'link/prompt-value: The prompt reads "../a", which has no value.'],
    [
      '{{a}}',
      { a: [1] },
      'link/prompt-value-type: The prompt reads "a", which is no single value.',
    ],
    ['{{a}}', { a: null }, 'link/prompt-value-type: The prompt reads "a", which is null.'],
    [
      '{{#each a}}x{{/each}}',
      { a: 3 },
      'link/prompt-value-type: The prompt reads "a", which is no list.',
    ],
    [
      '{{upper a}}',
      { a: 'x' },
      'link/prompt-helper: The prompt calls helper "upper", which it cannot use here.',
    ],
    [
      '{{#upper}}x{{/upper}}',
      {},
      'link/prompt-helper: The prompt calls helper "upper", which does not exist.',
    ],
    ['{{if}}', {}, 'link/prompt-helper: The prompt calls helper "if", which it cannot use here.'],
    [
      '{{#if}}x{{/if}}',
      {},
      'link/prompt-feature: Block "if" with anything but one name is not available in prompts.',
    ],
    [
      '{{#if "x"}}x{{/if}}',
      {},
      'link/prompt-feature: Block "if" with anything but one name is not available in prompts.',
    ],
    [
      '{{#each a as |b|}}x{{/each}}',
      { a: [1] },
      'link/prompt-feature: A block parameter is not available in prompts.',
    ],
    ['{{{a}}}', { a: 1 }, 'link/prompt-feature: Unescaped output is not available in prompts.'],
    ['{{& a}}', { a: 1 }, 'link/prompt-feature: Unescaped output is not available in prompts.'],
    ['{{"a"}}', { a: 1 }, 'link/prompt-feature: A literal is not available in prompts.'],
    ['{{* a}}', { a: 1 }, 'link/prompt-feature: A decorator is not available in prompts.'],
    [
      '{{@root.a}}',
      { a: 1 },
      'link/prompt-feature: A variable of an outer loop is not available in prompts.',
    ],
    ['{{@level}}', {}, 'link/prompt-feature: Variable "@level" is not available in prompts.'],
    [
      '{{> a b=1}}',
      {},
      'link/prompt-feature: A partial with arguments is not available in prompts.',
    ],
    ['{{#if a}}x', { a: 1 }, 'link/prompt-syntax: The prompt is no valid Handlebars template.'],
    [
      '{{#if a}}x{{/each}}',
      { a: 1 },
      'link/prompt-syntax: The prompt is no valid Handlebars template.',
    ],
    ['{{> missing}}', {}, 'link/prompt-partial: No template is called "missing".'],
  ])('%s', (text, values, message) => {
    expect(render({ text, values })).toEqual([message]);
  });

  test('every missing name is said in one go', () => {
    expect(render('{{a}} {{b.c}} {{#if agent}}{{d}}{{/if}} {{a}}')).toHaveLength(4);
  });

  test('what is not rendered is not missed', () => {
    expect(render({ text: '{{#if a}}{{b}}{{/if}}', values: { a: false } })).toBe('');
  });

  test('a partial is judged in its own file', () => {
    const templates = {
      'agents/prompts/tone.hbs': 'Be {{tone}}.',
      'agents/prompts/broken.hbs': 'One\nTwo {{/if}}',
      'agents/prompts/twin.hbs': '',
      'agents/x/prompts/twin.md': '',
    };
    expect(render('{{> tone}}', templates)).toEqual([
      'agents/prompts/tone.hbs:5 link/prompt-value: The prompt reads "tone", which has no value.',
    ]);
    expect(render('{{> broken}}', templates)).toEqual([
      'agents/prompts/broken.hbs:4 link/prompt-syntax: The prompt is no valid Handlebars template.',
    ]);
    expect(render('{{> twin}}', templates)).toEqual([
      'link/prompt-partial: Several templates are called "twin": "agents/prompts/twin.hbs" and "agents/x/prompts/twin.md".',
    ]);
  });

  test('a file that does not exist', () => {
    expect(render({ file: 'agents/prompts/tome.hbs' }, { 'agents/prompts/tone.hbs': '' })).toEqual([
      'link/prompt-file: There is no prompt template "agents/prompts/tome.hbs".',
    ]);
  });
});

test('values that trip the engine are a finding, not an exception', () => {
  const text = '{{#each a}}{{../b}}{{/each}}{{toString}}{{valueOf}}';
  expect(render({ text, values: { a: ['x'], b: 1, toString: 'x', valueOf: 'y' } })).toEqual([
    'link/prompt-rendering: The prompt cannot be rendered with its values.',
  ]);
});

describe('places', () => {
  test('are within the text of a definition, whatever its style', () => {
    checkAgent(
      agentText(
        'triage',
        `  prompt: |
    You sort mail
    for {{team}}.
    #     ^^^^ link/prompt-value: The prompt reads "team", which has no value.
    #     ^^^^ help: Add it to the values of the prompt, or mend the name.
  role: "{{not}} a template"
`,
      ),
    );
    checkAgent(
      agentText(
        'triage',
        `  prompt: "You sort \\"mail\\" for {{team}}."
  #                                ^^^^ link/prompt-value: The prompt reads "team", which has no value.
`,
      ),
    );
  });

  test('of a template that forty members share are said once', () => {
    const members = Array.from(
      { length: 40 },
      (_, index) => `    - { name: m${index}, count: 1 }\n`,
    );
    checkAgent(`apiVersion: adac.dev/v2
kind: Fleet
metadata: { name: readers, namespace: sales }
spec:
  template:
    framework: crewai
    runtime: { image: "python:3.11-slim", handler: agents.read }
    resources: { cpu: 1m, memory: 1Mi, storage: 1Mi }
    hosting: { dedicated: {} }
    prompt: "You read {{topic}}."
    #                   ^^^^^ link/prompt-value: The prompt reads "topic", which has no value.
  members:
${members.join('')}`);
  });

  test('prompts of agents in no environment are checked too', () => {
    checkAgent(
      agentText(
        'triage',
        `  prompt: "{{team}}"
  #          ^^^^ link/prompt-value: The prompt reads "team", which has no value.
`,
        'other',
      ),
      { 'agents/clerk.yaml': agentText('clerk') },
    );
  });
});

describe('values that nothing reads', () => {
  test('are findings at their names', () => {
    checkAgent(
      agentText(
        'triage',
        `  prompt:
    text: "You sort for {{team}}."
    values:
      team: desk
      tone: kind
      #<-- link/unused-prompt-value: No prompt reads value "tone".
`,
      ),
    );
  });

  test('unless another member reads them', () => {
    expect(render({ text: '{{a}}', values: { a: 1, agent: 2 } })).toEqual([
      'link/unused-prompt-value: Value "agent" is always the name and namespace of the agent itself.',
    ]);
    expect(
      render(
        { text: '{{> tone}}', values: { a: 1 } },
        { 'agents/prompts/tone.hbs': '{{#if agent}}{{a}}{{/if}}' },
      ),
    ).toBe('1');
    expect(render({ text: '{{#each this}}x{{/each}}', values: { a: 1 } })).toBe('xx');
    expect(render({ text: 'plain', values: { a: 1 } })).toEqual([
      'link/unused-prompt-value: No prompt reads value "a".',
    ]);
  });
});
