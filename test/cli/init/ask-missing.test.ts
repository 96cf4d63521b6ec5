import { describe, expect, test } from 'vitest';
import { askMissing } from '../../../compiler/cli/init/ask-missing.ts';
import type { InitRequest } from '../../../compiler/cli/init/question.ts';
import type { LinkedProgram } from '../../../compiler/model/program.ts';
import { linkProject } from '../../../compiler/pipeline.ts';
import { runCommand } from '../../support/run-command.ts';
import { scriptedAsker } from '../../support/scripted-asker.ts';
import { temporaryEstate } from '../../support/temporary-estate.ts';

const commandLine: InitRequest = { project: '.', format: 'pretty', color: 'auto' };

async function projectWith(...definitions: readonly (readonly string[])[]): Promise<LinkedProgram> {
  const root = temporaryEstate({});
  for (const line of [['project', 'shop'], ...definitions]) {
    expect((await runCommand('init', ...line, '--project', root)).code).toBe(0);
  }
  const { linked } = linkProject(root);
  if (linked === undefined) throw new Error('The project does not link.');
  return linked;
}

describe('a new project', () => {
  test('is asked about in order, and Enter takes the defaults', async () => {
    const { asker, asked } = scriptedAsker({});
    const given = commandLine;
    const request = await askMissing({ kind: 'project', given, program: undefined }, asker);
    expect(asked).toEqual([
      'Name',
      'Namespace of its agents',
      'What is it for, in one sentence?',
      'Framework',
      'How capable does its model have to be?',
      'Hosting',
      'Nodes',
      'Git repository that Argo CD reads',
    ]);
    expect(request).toEqual({
      ...commandLine,
      name: 'agents',
      namespace: 'agents',
      framework: 'langgraph',
      tier: 'simple',
      hosting: 'dedicated',
      nodes: '3',
    });
  });

  test('is not asked what the command line says', async () => {
    const { asker, asked } = scriptedAsker({});
    const given = {
      ...commandLine,
      ...{ name: 'shop', namespace: 'shop', framework: 'crewai', tier: 'complex' },
      ...{ hosting: 'pooled', nodes: '2', repository: 'https://git.example/shop.git' },
    };
    const request = await askMissing({ kind: 'project', given, program: undefined }, asker);
    expect(asked).toEqual(['What is it for, in one sentence?']);
    expect(request).toEqual(given);
  });

  test('nobody there: nothing is asked', async () => {
    const asked = { kind: 'project', given: commandLine, program: undefined };
    expect(await askMissing(asked, undefined)).toBe(commandLine);
  });

  test.each(['Name', 'Framework', 'Git repository that Argo CD reads'])(
    'ended at %s there is no request',
    async (message) => {
      const { asker, asked } = scriptedAsker({ [message]: [undefined] });
      const context = { kind: 'project', given: commandLine, program: undefined };
      expect(await askMissing(context, asker)).toBeUndefined();
      expect(asked.at(-1)).toBe(message);
    },
  );

  test.each([
    ['Name', 'No Name', '"No Name" is no name. Use lower-case letters'],
    ['Name', '../out', '"../out" is no name.'],
    ['Namespace of its agents', '-', '"-" is no name.'],
    ['What is it for, in one sentence?', 'x'.repeat(4097), 'at most 4096 characters.'],
    ['Nodes', '0', 'A cluster has 1 to 99,999 nodes. Give a whole number'],
    ['Git repository that Argo CD reads', 'http://a b', 'is no address by https or ssh'],
  ])('%s is asked again where %j is no answer', async (message, wrong, reason) => {
    const { asker, reasons } = scriptedAsker({ [message]: [wrong, ''] });
    const context = { kind: 'project', given: commandLine, program: undefined };
    expect(await askMissing(context, asker)).toBeDefined();
    expect(reasons).toHaveLength(1);
    expect(reasons[0]).toContain(reason);
  });
});

describe('a definition', () => {
  const given = { ...commandLine, name: 'one' };

  test('an agent gives its names as lists, and no name draws on the terminal', async () => {
    const { asker, reasons } = scriptedAsker({
      'Who answers for it? (commas between several)': [
        'a\u001b[31m',
        'support team, b@shop.example',
      ],
      'Texts that it requires (commas between several)': ['9', ' ticket ,, tone,'],
    });
    const request = await askMissing({ kind: 'agent', given, program: await projectWith() }, asker);
    expect(request).toMatchObject({
      owner: ['support team', 'b@shop.example'],
      input: ['ticket', 'tone'],
    });
    expect(request).not.toHaveProperty('output');
    // The project has one image: there is nothing to choose.
    expect(request).not.toHaveProperty('image');
    expect(reasons).toHaveLength(2);
    expect(reasons.join('')).not.toContain('\u001b');
  });

  test('a team has members that are there; only some strategies ask for the lead', async () => {
    const program = await projectWith(['agent', 'two']);
    const members = 'Agents that are its members (commas between several)';
    const plain = scriptedAsker({ [members]: ['', 'helo', 'hello, two'] });
    await askMissing({ kind: 'team', given, program }, plain.asker);
    expect(plain.reasons).toEqual([
      'A team has members.',
      'There is no agent "helo". Did you mean "hello"?',
    ]);
    expect(plain.asked).not.toContain('Lead');
    const led = scriptedAsker({ [members]: ['hello, two'], Lead: ['two'] });
    const request = await askMissing(
      { kind: 'team', given: { ...given, strategy: 'selector' }, program },
      led.asker,
    );
    expect(request).toMatchObject({ agent: ['hello', 'two'], lead: 'two' });
  });

  test('an environment runs something, and says on which of several clusters', async () => {
    const program = await projectWith(
      ['cluster', 'west'],
      ['workflow', 'flow', '--agent', 'hello'],
    );
    const { asker, asked, reasons } = scriptedAsker({
      'Clusters (commas between several)': ['', 'west'],
      'Agents that run in it (commas between several)': ['', 'hello'],
    });
    const request = await askMissing({ kind: 'environment', given, program }, asker);
    expect(request).toMatchObject({ cluster: ['west'], agent: ['hello'] });
    expect(reasons).toEqual([
      'There is more than one cluster: an environment says which.',
      'An environment runs something.',
    ]);
    expect(asked).toContain('Workflows that run in it (commas between several)');
    expect(asked).not.toContain('Fleets that run in it (commas between several)');
  });

  test('an environment that the command line fills is not asked what else it runs', async () => {
    const { asker, asked } = scriptedAsker({});
    const full = { ...given, agent: ['hello'] };
    await askMissing({ kind: 'environment', given: full, program: await projectWith() }, asker);
    expect(asked).toEqual(['What is it for, in one sentence?']);
  });
});
