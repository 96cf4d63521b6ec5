import { describe, expect, test } from 'vitest';
import { sortDiagnostics } from '../../../../compiler/diagnostic/sort-diagnostics.ts';
import { linkDiagnostics } from '../../../support/check-rule.ts';
import { estate } from '../../../support/estate.ts';
import { agentText, environmentText, shown, surroundings } from '../../../support/link-estate.ts';

/*
 * Where mistakes of prompts are told: in the template that holds them, at its line, also where an
 * agent reaches it by way of another.
 */

interface PromptCase {
  readonly name: string;
  /** The agent's template, `agents/prompts/main.hbs`. */
  readonly main: string;
  readonly partials?: Readonly<Record<string, string>>;
  /** YAML of the values. */
  readonly values?: string;
  /** `file:line text code: message`, and help after it where the case is about that. */
  readonly found: readonly string[];
}

const cases: readonly PromptCase[] = [
  {
    name: 'a missing value, at its line in the file',
    main: 'You sort mail\nfor {{team}}.\n',
    found: [
      'agents/prompts/main.hbs:2 team link/prompt-value: The prompt reads "team", which has no value.',
    ],
  },
  {
    name: 'a misspelt value is told once, in the template',
    main: 'You sort mail\nfor {{taem}}.\n',
    values: '{ team: desk }',
    found: [
      'agents/prompts/main.hbs:2 taem link/prompt-value: The prompt reads "taem", which has no value.',
    ],
  },
  {
    name: 'a misspelt value in a partial is told once, in the partial',
    main: '{{> tone}}',
    partials: { tone: 'Be kind.\nSay {{greting}} first.' },
    values: '{ greeting: hello }',
    found: [
      'agents/prompts/tone.hbs:2 greting link/prompt-value: The prompt reads "greting", which has no value.',
    ],
  },
  {
    name: 'a misspelt key of an item does not excuse a value that nothing reads',
    main: '{{#each topics}}{{nam}}{{/each}}',
    values: '{ topics: [{ name: law }], name: x }',
    found: [
      'agents/prompts/main.hbs:1 nam link/prompt-value: The prompt reads "nam", which has no value.',
      'agents/test.yaml:11 name link/unused-prompt-value: No prompt reads value "name".',
    ],
  },
  {
    name: 'a value that nothing reads, at its name',
    main: 'Sort mail.{{team}}',
    values: '{ team: desk, colour: red }',
    found: ['agents/test.yaml:11 colour link/unused-prompt-value: No prompt reads value "colour".'],
  },
  {
    name: 'a value that only a partial of a partial reads is used',
    main: '{{> outer}}',
    partials: { outer: '{{> inner}}', inner: '{{colour}}' },
    values: '{ colour: red }',
    found: [],
  },
  {
    name: 'an unknown helper',
    main: 'One.\n  {{shout team}}\n',
    values: '{ team: desk }',
    found: [
      'agents/prompts/main.hbs:2 shout link/prompt-helper: The prompt calls helper "shout", which it cannot use here.',
    ],
  },
  {
    name: 'an unknown block helper in a partial',
    main: '{{> tone}}',
    partials: { tone: 'a\nb {{#upper x}}y{{/upper}}' },
    found: [
      'agents/prompts/tone.hbs:2 upper link/prompt-helper: The prompt calls helper "upper", which does not exist.',
    ],
  },
  {
    name: 'an unknown partial, with the one that was meant',
    main: 'a\n{{> tome}}',
    partials: { tone: '' },
    found: ['agents/prompts/main.hbs:2 tome link/prompt-partial: No template is called "tome".'],
  },
  {
    name: 'an unknown partial that a partial names',
    main: '{{> tone}}',
    partials: { tone: 'a\n\n  {{> voice}}' },
    found: ['agents/prompts/tone.hbs:3 voice link/prompt-partial: No template is called "voice".'],
  },
  {
    name: 'a partial that includes itself',
    main: '{{> tone}}',
    partials: { tone: 'a {{> tone}}' },
    found: ['agents/prompts/tone.hbs:1 tone link/prompt-cycle: Partial "tone" includes itself.'],
  },
  {
    name: 'partials that include each other, where the circle closes',
    main: '{{> one}}',
    partials: { one: '{{> two}}', two: 'x\n{{> one}}' },
    found: ['agents/prompts/two.hbs:2 one link/prompt-cycle: Partial "one" includes itself.'],
  },
  {
    name: 'a partial within each sees the item alone',
    main: '{{#each topics}}{{> topic}}{{/each}}{{team}}',
    partials: { topic: '{{name}} for {{team}}' },
    values: '{ team: desk, topics: [{ name: law }] }',
    found: [
      'agents/prompts/topic.hbs:1 team link/prompt-value: The prompt reads "team", which has no value.',
    ],
  },
  {
    name: 'each, with and if, with the names that they bring',
    main: '{{#each topics}}{{@index}} {{name}} {{../team}} {{#if @last}}.{{/if}}{{/each}}{{#with lead}}{{name}}{{/with}}',
    values: '{ team: desk, topics: [{ name: law }], lead: { name: Ada } }',
    found: [],
  },
  {
    name: 'a name of an item outside its loop',
    main: '{{#each topics}}{{name}}{{/each}}\n{{name}}',
    values: '{ topics: [{ name: law }] }',
    found: [
      'agents/prompts/main.hbs:2 name link/prompt-value: The prompt reads "name", which has no value.',
    ],
  },
  {
    name: 'an outer name within with, without ../',
    main: '{{#with lead}}{{team}}{{/with}}{{team}}',
    values: '{ team: desk, lead: { name: Ada } }',
    found: [
      'agents/prompts/main.hbs:1 team link/prompt-value: The prompt reads "team", which has no value.',
    ],
  },
  {
    name: 'unescaped output',
    main: 'a\n{{{team}}}',
    values: '{ team: desk }',
    found: [
      'agents/prompts/main.hbs:2 {{{team}}} link/prompt-feature: Unescaped output is not available in prompts.',
    ],
  },
  {
    name: 'a raw block',
    main: 'a\n{{{{raw}}}} {{x}} {{{{/raw}}}}',
    found: [
      'agents/prompts/main.hbs:2 raw link/prompt-helper: The prompt calls helper "raw", which does not exist.',
    ],
  },
  {
    name: 'comments are not read',
    main: '{{! {{nobody}} }}{{!-- {{> nowhere}} {{team}} --}}x{{team}}',
    values: '{ team: desk }',
    found: [],
  },
  {
    name: 'a block that is closed under another name',
    main: 'a\n{{#if team}}\nb\n{{/each}}\n',
    values: '{ team: desk }',
    found: [
      'agents/prompts/main.hbs:2 if team}} link/prompt-syntax: The prompt is no valid Handlebars template.',
    ],
  },
  {
    name: 'every mistake of one template, in order',
    main: '{{one}}\n{{two}}\n{{> three}}\n',
    found: [
      'agents/prompts/main.hbs:1 one link/prompt-value: The prompt reads "one", which has no value.',
      'agents/prompts/main.hbs:2 two link/prompt-value: The prompt reads "two", which has no value.',
      'agents/prompts/main.hbs:3 three link/prompt-partial: No template is called "three".',
    ],
  },
];

describe('a prompt of a file', () => {
  test.each(cases)('$name', ({ main, partials = {}, values, found }) => {
    const prompt = `  prompt:\n    file: agents/prompts/main.hbs\n${values === undefined ? '' : `    values: ${values}\n`}`;
    const files = Object.fromEntries(
      Object.entries({ main, ...partials }).map(([name, text]): [string, string] => [
        `agents/prompts/${name}.hbs`,
        text,
      ]),
    );
    const sources = estate({
      ...surroundings,
      'agents/test.yaml': agentText('triage', prompt),
      'clusters/live.yaml': environmentText('  definitions: [{ agent: sales/triage }]\n'),
      ...files,
    });
    const diagnostics = sortDiagnostics(linkDiagnostics(sources));
    expect(
      diagnostics.map(({ place, code, message }) => `${shown(place)} ${code}: ${message}`),
    ).toEqual(found);
  });
});
