import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { upgradeFiles } from '../../upgrade/upgrade-support.ts';
import { migrateFiles } from './migrate-support.ts';

/** The texts of the source documents, exactly as they stand there. */
function documentText(file: string): string {
  return readFileSync(new URL(`../../golden/documents/input/${file}`, import.meta.url), 'utf8');
}

const agentText = documentText('agents/executive-summary.yaml');

const environment = `apiVersion: adac.dev/v2
kind: Environment
metadata: { name: office }
spec:
  clusters: [{ name: main }]
  definitions: [{ agent: writer }]
  policySets: []
  scaling: { name: scaling } # grows with the day
  budget: { usdPerMonth: 300 }
`;

describe('the texts of the source documents', () => {
  test.each([
    ['agent.yaml', agentText],
    ['workflow.yaml', documentText('workflows/quarterly-report.yaml')],
  ])('%s', async (name, text) => {
    const { texts, codes } = migrateFiles({ 'agents/a.yaml': text });
    expect(codes).toEqual([]);
    await expect(texts['agents/a.yaml']).toMatchFileSnapshot(`expected/${name}`);
  });

  test('the scaling object goes into the environment that names it', async () => {
    const { texts, codes } = migrateFiles({
      'clusters/office.yaml': environment,
      'clusters/scaling.json': documentText('clusters/scaling.json'),
    });
    expect(codes).toEqual([]);
    expect(Object.keys(texts)).toEqual(['clusters/office.yaml', 'clusters/scaling.json']);
    expect(texts['clusters/scaling.json']).toBeUndefined();
    await expect(texts['clusters/office.yaml']).toMatchFileSnapshot('expected/environment.yaml');
  });

  test('the template describes values rather than giving them, and nothing is migrated', () => {
    const { texts, codes } = migrateFiles({
      'agents/a.yaml': agentText,
      'agents/template.yaml': documentText('agents/template.yaml'),
    });
    expect(texts).toEqual({});
    expect(new Set(codes)).toEqual(
      new Set([
        'validate/bad-version',
        'validate/unknown-value',
        'validate/bad-format',
        'validate/bad-quantity',
      ]),
    );
  });
});

describe('comments and order', () => {
  test('every comment stays beside what it is about', () => {
    const { texts } = migrateFiles({
      'agents/a.yaml': `# The file.

# The agent.
agent_id: writer # its name
# Where it belongs.
category: desk_one
# What it takes.
inputs: # two of them
  # First.
  - name: text # to write about
    # Of it.
    type: text
  # Second.
  - { name: tone, type: text } # or none
# How.
implementation:
  # Seconds.
  timeout: 30 # half a minute
# The end.
`,
    });
    expect(texts['agents/a.yaml']).toBe(`# The file.

# The agent.
apiVersion: adac.dev/v2
kind: Agent
metadata:
  name: writer # its name
  # Where it belongs.
  namespace: desk-one
spec:
  # What it takes.
  inputs:
    # two of them
    # First.
    # to write about
    text:
      # Of it.
      schema: text
    # Second.
    tone: { schema: text } # or none
  # How.
  limits:
    # Seconds.
    timeout: 30s # half a minute

# The end.
`);
  });

  test('keys stay in the order of their author', () => {
    const { texts } = migrateFiles({
      'agents/a.yaml': 'outputs: []\ndescription: Writes.\ninputs: []\nagent_id: writer\n',
    });
    expect(texts['agents/a.yaml']).toBe(
      'apiVersion: adac.dev/v2\nkind: Agent\nmetadata:\n  description: Writes.\n  name: writer\nspec:\n  outputs: {}\n  inputs: {}\n',
    );
  });

  test('line ends, a byte order mark and other documents of the file stay', () => {
    const other =
      'apiVersion: adac.dev/v2\r\nkind: Agent\r\nmetadata: { name: other }\r\nspec: {}\r\n';
    const { texts } = migrateFiles({
      'agents/a.yaml': `\ufeff${other}---\r\nagent_id: writer\r\n`,
    });
    expect(texts['agents/a.yaml']).toBe(
      `\ufeff${other}---\r\napiVersion: adac.dev/v2\r\nkind: Agent\r\nmetadata:\r\n  name: writer\r\nspec: {}\r\n`,
    );
  });

  test('JSON stays JSON', () => {
    const { texts } = migrateFiles({ 'agents/a.json': '{"agent_id": "writer"}' });
    expect(JSON.parse(texts['agents/a.json'] ?? '')).toEqual({
      apiVersion: 'adac.dev/v2',
      kind: 'Agent',
      metadata: { name: 'writer' },
      spec: {},
    });
  });
});

describe('scaling objects', () => {
  const scaling = '# Bounds.\nscaling:\n  # At night.\n  minAgents: 1 # one\n  maxAgents: 5\n';

  test('bring their comments along, and go to every environment that names them', () => {
    const second = environment.replace('office', 'night').replace('{ name: scaling } #', '#');
    const { texts, codes } = migrateFiles({
      'clusters/both.yaml': `${environment}---\n${second.replace('of the day', '')}`.replace(
        'scaling: # grows with the day',
        'scaling: # by night\n    name: scaling # that one',
      ),
      'clusters/scaling.yaml': scaling,
    });
    expect(codes).toEqual([]);
    expect(texts['clusters/both.yaml']).toContain(`
  scaling:
    # Bounds.
    # At night.
    minAgents: 1 # one
    maxAgents: 5 # grows with the day
`);
    expect(texts['clusters/both.yaml']).toContain(`
  scaling: # by night
    # Bounds.
    # At night.
    minAgents: 1 # one
    maxAgents: 5 # that one
`);
  });

  test('stand in braces within braces', () => {
    const flow = environment.replace(
      /spec:[^]*$/,
      'spec: { clusters: [{ name: main }], definitions: [{ agent: writer }], policySets: [], scaling: { name: scaling } }\n',
    );
    const { texts, codes } = migrateFiles({
      'clusters/office.yaml': flow,
      'clusters/scaling.json': '{"scaling": {"minAgents": 1, "maxAgents": 5}}',
    });
    expect(codes).toEqual([]);
    expect(texts['clusters/office.yaml']).toContain('scaling: { minAgents: 1, maxAgents: 5 } }\n');
  });

  test('without an environment are a finding, and nothing is migrated', () => {
    const { texts, codes } = migrateFiles({
      'agents/a.yaml': 'agent_id: writer\n',
      'clusters/scaling.yaml': scaling,
    });
    expect({ texts, codes }).toEqual({ texts: {}, codes: ['upgrade/unplaced-scaling'] });
  });
});

describe('what v2 cannot carry', () => {
  test.each([
    ['upgrade/duplicate-name', 'agent_id: a\npolicies: [max_size_10mb, max_size_20mb]\n'],
    [
      'upgrade/unusable-name',
      'agent_id: a\ncapabilities: [x]\n'.replace('x', '0_'.repeat(32) + '0'),
    ],
  ])('%s', (code, text) => {
    const { texts, codes } = migrateFiles({
      'agents/a.yaml': text,
      'agents/b.yaml': 'agent_id: b\n',
    });
    expect(texts).toEqual({});
    expect(codes.every((one) => one === code || one.startsWith('validate/'))).toBe(true);
    expect(codes.length).toBeGreaterThan(0);
  });

  test('a comment in JSON has no place in the outcome', () => {
    const { texts, codes } = migrateFiles({ 'agents/a.json': '{"agent_id": "a"} # first\n' });
    expect({ texts, codes }).toEqual({ texts: {}, codes: ['upgrade/unkept-layout'] });
  });
});

const label = fc.stringMatching(/^[a-z][a-z0-9_]{0,8}[a-z0-9]$/);
const words = fc
  .stringMatching(/^[A-Za-z0-9 :#,'"{}&*|>!%@-]{1,40}$/)
  .filter((text) => text.trim() !== '');
const parameter = fc.record(
  { name: label, type: fc.constantFrom('text', 'array', 'object', 'any'), description: words },
  { requiredKeys: ['name', 'type'] },
);
const agent = fc.record(
  {
    agent_id: label,
    name: words,
    category: label,
    description: words,
    version: fc.constant('1.0.0'),
    capabilities: fc.uniqueArray(label, { maxLength: 4 }),
    inputs: fc.uniqueArray(parameter, { selector: ({ name }) => name, maxLength: 4 }),
    outputs: fc.uniqueArray(parameter, { selector: ({ name }) => name, maxLength: 4 }),
    implementation: fc.record(
      {
        runtime: fc.constantFrom('python', 'node'),
        timeout: fc.integer({ min: 1, max: 100 }),
        memory: fc.integer({ min: 1, max: 9999 }),
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: ['agent_id'] },
);

/** A document as YAML in block style, with a comment line before some of its lines and at the end of others. */
function commented(document: object, places: readonly number[]): string {
  const lines = linesOf(document, '');
  const notes = new Map(places.map((place, index) => [place % lines.length, index]));
  return lines
    .map((line, index) => {
      const note = notes.get(index);
      if (note === undefined) return `${line}\n`;
      const indent = /^ */.exec(line)?.[0] ?? '';
      return note % 2 === 0 ? `${indent}# note ${note}\n${line}\n` : `${line} # note ${note}\n`;
    })
    .join('');
}

function linesOf(value: object, indent: string): string[] {
  return Object.entries(value).flatMap(([key, one]: [string, unknown]) => {
    const head = Array.isArray(value) ? `${indent}-` : `${indent}${key}:`;
    if (typeof one !== 'object' || one === null || Object.keys(one).length === 0) {
      return [`${head} ${JSON.stringify(one)}`];
    }
    return [head, ...linesOf(one, `${indent}  `)];
  });
}

test('random agents mean the same, keep all comments, and are migrated once', () => {
  fc.assert(
    fc.property(agent, fc.array(fc.nat(), { maxLength: 6 }), (document, places) => {
      const before = commented(document, places);
      const { texts, codes } = migrateFiles({ 'agents/a.yaml': before });
      expect(codes).toEqual([]);
      const after = texts['agents/a.yaml'] ?? '';
      const [old] = upgradeFiles({ 'agents/a.yaml': before }).definitions.Agent;
      const [fresh] = upgradeFiles({ 'agents/a.yaml': after }).definitions.Agent;
      expect(fresh?.dialect).toBe('v2');
      expect(fresh?.metadata).toEqual(old?.metadata);
      expect(fresh?.spec).toEqual(old?.spec);
      const notes = (text: string): string[] => (text.match(/# note \d+$/gm) ?? []).sort();
      expect(notes(after)).toEqual(notes(before));
      expect(migrateFiles({ 'agents/a.yaml': after })).toEqual({ texts: {}, codes: [] });
    }),
    { numRuns: 200 },
  );
});
