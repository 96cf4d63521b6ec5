import { describe, expect, test } from 'vitest';
import { startFrom } from '../../../../support/start-from.ts';

const card = {
  name: 'Travel Planner',
  description: 'Plans trips.',
  supportedInterfaces: [
    { url: 'https://agents.example/a2a', protocolBinding: 'JSONRPC', protocolVersion: '1.0' },
  ],
  version: '1.2.0',
  capabilities: { streaming: true },
  defaultInputModes: ['text/plain'],
  defaultOutputModes: ['text/plain', 'application/json'],
  skills: [
    { id: 'flights', name: 'Flights', description: 'Finds flights.', tags: ['travel', 'by air'] },
  ],
};

function start(change: object = {}, ...args: readonly string[]): ReturnType<typeof startFrom> {
  return startFrom('card.json', JSON.stringify({ ...card, ...change }, undefined, 2), ...args);
}

describe('an A2A agent card', () => {
  test('gives name, version, description, skills and parameters', async () => {
    const { code, out, agent } = await start();
    expect({ code, out }).toEqual({ code: 0, out: '+ agents/travel-planner.yaml\n' });
    expect(agent).toMatchObject({
      metadata: {
        name: 'travel-planner',
        version: '1.2.0',
        description: 'Plans trips.',
        annotations: { 'adac.dev/display-name': 'Travel Planner' },
      },
      spec: {
        framework: 'langgraph',
        prompt: '{{agent.description}}\n',
        protocols: ['a2a'],
        skills: card.skills,
        inputs: { message: { schema: 'text', required: true } },
        outputs: { message: { schema: 'text' }, data: { schema: 'object' } },
      },
    });
  });

  test('each value that has no place is said, in the order of the file', async () => {
    const { notes } = await start({
      provider: { organization: 'Example', url: 'https://example.org' },
      securitySchemes: { bearer: { httpAuthSecurityScheme: { scheme: 'bearer' } } },
      signatures: [{ protected: 'x', signature: 'y' }],
      extra: true,
    });
    expect(notes).toEqual([
      'card.json:4:3 left out: supportedInterfaces (an environment decides where the agent is served)',
      'card.json:12:3 left out: capabilities (a definition has no place for it)',
      'card.json:33:3 left out: provider (say who answers for the agent with --owner)',
      'card.json:37:3 left out: securitySchemes (say who may call the agent under access.roles)',
      'card.json:44:3 left out: signatures (they hold for the card alone)',
      'card.json:50:3 left out: extra (a definition has no place for it)',
    ]);
  });

  test('empty values say nothing, so nothing is said of them', async () => {
    const empty = { supportedInterfaces: [], capabilities: {}, iconUrl: null, provider: '' };
    expect((await start(empty)).notes).toEqual([]);
  });

  test('of a skill, what a definition has no place for is left out', async () => {
    const skill = { id: 'a', name: '', tags: ['ok', 'c++', 'ok', 7], examples: ['x'] };
    const { agent, notes } = await start({ skills: [skill], capabilities: {} });
    expect(agent).toMatchObject({ spec: { skills: [{ id: 'a', tags: ['ok'] }] } });
    expect(notes.slice(1).map((note) => note.replace(/^\S+ /, ''))).toEqual([
      'left out: skills[0].tags[1] (it is no tag, or there already)',
      'left out: skills[0].tags[2] (it is no tag, or there already)',
      'left out: skills[0].tags[3] (it is no tag, or there already)',
      'left out: skills[0].examples (a definition has no place for it)',
    ]);
  });

  test('media types without a type are left out; a version that is none starts at 0.1.0', async () => {
    const change = {
      defaultInputModes: ['image/png', 'application/vnd.x+json; charset=utf-8', 5],
      version: '2',
    };
    const { agent, notes } = await start(change);
    expect(agent).toMatchObject({
      metadata: { version: '0.1.0' },
      spec: { inputs: { data: { schema: 'object', required: true } } },
    });
    const left = notes.map((note) => note.replace(/^\S+ left out: (\S+) .*/, '$1'));
    expect(left).toContain('version');
    expect(left).toContain('defaultInputModes[0]');
    expect(left).toContain('defaultInputModes[2]');
  });

  test('a card of version 0.3 is read as well', async () => {
    const old = { url: 'https://a.example', preferredTransport: 'JSONRPC', protocolVersion: '0.3' };
    const { code, notes } = await start({ ...old, supportedInterfaces: null });
    expect(code).toBe(0);
    expect(notes.filter((note) => note.includes('where the agent is served'))).toHaveLength(2);
  });

  test('flags count more than the card', async () => {
    const flags = ['porter', '--description', 'Carries.', '--input', 'bag', '--owner', 'desk-team'];
    const { agent } = await start({}, ...flags);
    expect(agent).toMatchObject({
      metadata: { name: 'porter', description: 'Carries.', owners: ['desk-team'] },
      spec: { inputs: { bag: { schema: 'text', required: true }, message: { schema: 'text' } } },
    });
  });

  test('braces in a description stay text', async () => {
    const description = 'a {{b}} \\{{c}} ${d} {{#each e}}';
    const { agent } = await start({ description });
    expect(agent).toMatchObject({ metadata: { description } });
  });
});

describe('a mistake stands at its place in the card', () => {
  test.each([
    [{ description: 'x'.repeat(5000) }, 'card.json:3:18 error validate/', 'description'],
    [{ description: ['x'] }, 'card.json:3:18 error validate/', 'description'],
    [{ version: '1.2.3.4' }, 'error validate/', '1.2.3.4'],
    [{ skills: [{ id: 'a b' }] }, 'error validate/', '"id": "a b"'],
    [{ skills: ['a'] }, 'error validate/', '"a"'],
    [{ skills: { id: 'a' } }, 'error validate/', '"skills": {'],
    [{ defaultInputModes: 'text' }, 'init/unreadable-agent', 'A list is expected here.'],
    [{ name: '\u2603' }, 'card.json:2:11 error init/unreadable-agent', 'does not make a'],
    [{ name: 'con' }, 'card.json:2:11 error init/unreadable-agent', 'does not make a'],
    [{ name: 'x'.repeat(64) }, 'init/unreadable-agent', 'does not make a'],
    [{ name: ['a'] }, 'init/unreadable-agent', 'The agent has no name.'],
    [{ name: '' }, 'init/unreadable-agent', 'The agent has no name.'],
  ])('%#', async (change, place, text) => {
    const { code, out, err } = await start(change);
    expect(code).toBe(1);
    expect(out).toMatch(/^(nothing was written\n)?$/);
    expect(err).toContain(place);
    expect(err).toContain(text);
    expect(err).toContain('^');
    expect(err).not.toContain('agents/');
  });
});
