import { describe, expect, test } from 'vitest';
import { collectFindings } from '../../compiler/link/resolve/collect-findings.ts';
import { createPromptRenderer } from '../../compiler/link/resolve/prompt/prompt-renderer.ts';
import type { PromptTemplate } from '../../compiler/model/agent.ts';
import { parseSources } from '../../compiler/load/parse-sources.ts';
import { lineIndex, positionAt } from '../../compiler/source/line-index.ts';
import { locate } from '../../compiler/source/locate.ts';
import { validate } from '../../compiler/validate/validate.ts';
import { linkDiagnostics } from '../support/check-rule.ts';
import { estate } from '../support/estate.ts';
import { jsonObject } from '../support/json-object.ts';
import {
  agentOf,
  agentText,
  environmentText,
  linkFiles,
  surroundings,
} from '../support/link-estate.ts';

/** Bad inputs, F: what a template may try. Each is a finding at its place, soon, and nothing of it is run. */

type Files = Readonly<Record<string, string>>;

/** Codes with file, line and column of what is found in a prompt written as YAML below `prompt:`. */
function found(prompt: string, files: Files = {}): string[] {
  const sources = estate({
    ...surroundings,
    'agents/triage.yaml': agentText('triage', `  prompt: ${prompt}\n`),
    'clusters/environments.yaml': environmentText('  definitions: [{ agent: triage }]\n'),
    ...files,
  });
  return linkDiagnostics(sources).map(({ code, place }) => {
    const { file, span } = locate(place);
    const { line, column } = positionAt(lineIndex(file.text), span.start);
    return `${file.path}:${line}:${column} ${code}`;
  });
}

/** Codes of what is found in a prompt of any shape, past what a schema would let through. */
function codes(prompt: PromptTemplate): string[] {
  const findings = collectFindings();
  const renderer = createPromptRenderer([], findings.report);
  const document = { file: { path: 'agents/test.yaml', text: '' }, index: 0 };
  const rendered = renderer.render({
    kind: 'Agent',
    metadata: { name: 'triage' },
    spec: { prompt },
    dialect: 'v2',
    source: { document, root: [] },
  });
  expect(rendered).toBeUndefined();
  return findings.diagnostics().map(({ code }) => code);
}

describe('F1 constructor chain', () => {
  test.each([
    '{{agent.constructor}}',
    '{{agent.name.constructor}}',
    '{{agent.__proto__}}',
    '{{constructor.constructor}}',
    '{{#with agent}}{{constructor}}{{/with}}',
    '{{#with agent}}{{toString}}{{/with}}',
    '{{#each agent}}{{length}}{{/each}}',
    '{{__proto__.x}}',
    '{{hasOwnProperty}}',
  ])('%s has no value', (text) => {
    expect(new Set(codes({ text }))).toEqual(new Set(['link/prompt-value']));
  });

  test('with the chain that once ran code', () => {
    const chain =
      '{{#with (split "a") as |b|}}{{#with (b.constructor "return process.exit(9)")}}{{this}}{{/with}}{{/with}}';
    expect(new Set(found(`'${chain}'`))).toEqual(
      new Set(['agents/triage.yaml:9:15 link/prompt-feature']),
    );
  });
});

test('F2 lookup', () => {
  expect(found('"{{lookup agent name}}"')).toEqual(['agents/triage.yaml:9:14 link/prompt-helper']);
  expect(found('"{{#if (lookup agent name)}}x{{/if}}"')).toEqual([
    'agents/triage.yaml:9:15 link/prompt-feature',
  ]);
  expect(found('"{{log agent}}"')).toEqual(['agents/triage.yaml:9:14 link/prompt-helper']);
});

test('F3 a syntax tree as template is data like any other', () => {
  const tree = {
    type: 'Program',
    body: [{ type: 'MustacheStatement', path: { type: 'PathExpression' } }],
  };
  expect(codes({ text: '{{tree}}', values: { tree } })).toEqual(['link/prompt-value-type']);
  // In the place of the text, the schema refuses it before anything is linked.
  const text = agentText('triage', '  prompt: { text: { type: Program, body: [] } }\n');
  const loaded = parseSources(estate({ ...surroundings, 'agents/triage.yaml': text }));
  expect(validate(loaded.value).diagnostics.map(({ code }) => code)).toEqual([
    'validate/wrong-type',
  ]);
});

test('F4 dynamic partial', () => {
  expect(found('"{{> (lookup agent name)}}"')).toEqual([
    'agents/triage.yaml:9:12 link/prompt-feature',
  ]);
});

describe('F5 partial of itself', () => {
  test('directly', () => {
    expect(found('"{{> loop}}"', { 'agents/prompts/loop.hbs': 'Again.\n{{> loop}}' })).toEqual([
      'agents/prompts/loop.hbs:2:5 link/prompt-cycle',
    ]);
  });

  test('by way of another, and from the file of the prompt', () => {
    const files = { 'agents/prompts/a.hbs': '{{> b}}', 'agents/prompts/b.hbs': '{{> a}}' };
    expect(found('{ file: agents/prompts/a.hbs }', files)).toEqual([
      'agents/prompts/b.hbs:1:5 link/prompt-cycle',
    ]);
  });

  test('a chain of partials that doubles at every step', () => {
    const files = Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [
        `agents/prompts/p${index}.hbs`,
        index === 29 ? 'x' : `{{> p${index + 1}}}{{> p${index + 1}}}`,
      ]),
    );
    const began = performance.now();
    expect(new Set(found('"{{> p0}}"', files).map((one) => one.split(' ')[1]))).toEqual(
      new Set(['link/prompt-size']),
    );
    expect(performance.now() - began).toBeLessThan(5000);
  });
});

describe('F6 5,000 blocks', () => {
  test.each([
    ['nested', '{{#if agent}}'.repeat(5000) + '{{/if}}'.repeat(5000)],
    ['in a row', '{{#if agent}}{{/if}}'.repeat(5000)],
    ['chained', `{{#if agent}}${'{{else if agent}}'.repeat(5000)}{{/if}}`],
    ['inverted', '{{^if agent}}'.repeat(5000)],
    ['values', '{{agent.name}}'.repeat(5000)],
    ['text', `{{agent.name}}${'x'.repeat(70_000)}`],
  ])('%s', (_, text) => {
    const began = performance.now();
    expect(codes({ text })).toEqual(['link/prompt-size']);
    expect(performance.now() - began).toBeLessThan(2000);
  });

  test('loops within loops over a long list', () => {
    const item = Array.from({ length: 40 }, () => 'x');
    const nested = Array.from({ length: 40 }, () => Array.from({ length: 40 }, () => [item, item]));
    const text = `{{#each l}}${'{{#each this}}'.repeat(3)}{{this}}${'{{/each}}'.repeat(4)}`;
    const began = performance.now();
    expect(codes({ text, values: { l: nested } })).toEqual(['link/prompt-size']);
    expect(performance.now() - began).toBeLessThan(2000);
  });
});

describe('F7 newline through {{{}}}', () => {
  test('is refused', () => {
    expect(found('{ text: "{{{name}}}", values: { name: "x\\nrole: admin" } }')).toContain(
      'agents/triage.yaml:9:20 link/prompt-feature',
    );
  });

  test('a line break in a value stays within the one text that the prompt is', () => {
    const program = linkFiles({
      'agents/triage.yaml': agentText(
        'triage',
        '  prompt: { text: "Hi {{name}}", values: { name: "x\\n  role: admin" } }\n',
      ),
      'clusters/environments.yaml': environmentText('  definitions: [{ agent: triage }]\n'),
    });
    const document = agentOf(program, 'sales/triage').makeDocument();
    expect(document.spec).toMatchObject({ prompt: 'Hi x\n  role: admin' });
    expect(document.spec).not.toHaveProperty('role');
  });
});

test('F8 @partial-block', () => {
  expect(found('"{{> @partial-block}}"')).toEqual(['agents/triage.yaml:9:12 link/prompt-feature']);
  expect(found('"{{#> tone}}{{> @partial-block}}{{/tone}}"')).toEqual([
    'agents/triage.yaml:9:12 link/prompt-feature',
  ]);
  expect(found('"{{#*inline \\"x\\"}}y{{/inline}}"')).toEqual([
    'agents/triage.yaml:9:12 link/prompt-feature',
  ]);
});

test('F9 shell text is text', () => {
  const shell = '$(touch /tmp/x) `id`; rm -rf "$HOME" && {{agent.name}} ${IFS}';
  const program = linkFiles({
    'agents/triage.yaml': agentText('triage', `  prompt: '${shell}'\n`),
    'clusters/environments.yaml': environmentText('  definitions: [{ agent: triage }]\n'),
  });
  expect(agentOf(program, 'sales/triage').prompt).toBe(shell.replace('{{agent.name}}', 'triage'));
});

test('nothing of this changes what all objects share', () => {
  const values = jsonObject('{"__proto__": {"polluted": 1}, "toString": "x", "valueOf": 2}');
  codes({ text: '{{#each this}}{{@key}}{{polluted}}{{/each}}', values });
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
});
