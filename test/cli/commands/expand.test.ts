import { describe, expect, test } from 'vitest';

import { runCommand } from '../../support/run-command.ts';
import type { CommandResult } from '../../support/run-command.ts';
import { smallEstate } from '../../support/small-estate.ts';
import { temporaryEstate } from '../../support/temporary-estate.ts';

const overlay = `  overlays:
    - select: { fleet: readers }
      spec:
        limits: { maxSteps: 10 }
        tools:
          - name: desk/queue
            allow: [list]
  runtimeClasses:`;

const estate: Readonly<Record<string, string>> = {
  ...smallEstate,
  'clusters/small.yaml':
    smallEstate['clusters/small.yaml']?.replace('  runtimeClasses:', overlay) ?? '',
};

const small = estate['clusters/small.yaml'] ?? '';

async function expand(
  files: Readonly<Record<string, string>>,
  ...args: string[]
): Promise<CommandResult> {
  return runCommand('expand', ...args, '--project', temporaryEstate(files));
}

test('a fleet member: template, member, override, values and overlay, each at its line', async () => {
  const { code, out, err } = await expand(estate, 'books');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toBe(`library/books in environment office: 20 instances, of fleet readers

metadata:
  name: books                                    agents/readers.yaml:15 member
  namespace: library                             agents/readers.yaml:3 template
  owners: ["library-team"]                       agents/readers.yaml:3 template
  version: "1.0.0"                               agents/readers.yaml:3 template
spec:
  framework: langgraph                           agents/readers.yaml:6 template
  runtime:
    image: "python:3.11-slim"                    agents/readers.yaml:7 template
    handler: agents.library.read                 agents/readers.yaml:7 template
  prompt:
    text: "Read {{shelf}} and note what is new…  agents/readers.yaml:8 template
    values:
      shelf: books                               agents/readers.yaml:15 values
  model:
    tier: simple                                 agents/readers.yaml:9 template
  hosting:
    pooled: {}                                   agents/readers.yaml:10 template
  limits:
    timeout: 60s                                 agents/readers.yaml:15 override
    requestsPerMinute: 50                        agents/readers.yaml:11 template
    maxSteps: 10                                 clusters/small.yaml:43 overlay
    tokensPerDay: 100000                         agents/readers.yaml:11 template
    usdPerRun: 0.5                               agents/readers.yaml:11 template
  access:
    egress: ["api.models.example"]               agents/readers.yaml:12 template
    dataClasses: ["internal"]                    agents/readers.yaml:12 template
  tools:
    - name: desk/queue                           clusters/small.yaml:45 overlay
      allow: ["list"]                            clusters/small.yaml:46 overlay

image   registry.example/adac/python@sha256:${'1'.repeat(64)}
egress  api.models.example queue.example
prompt
  Read books and note what is new.
`);
});

test('an agent: what it says itself, and the defaults of its namespace', async () => {
  const { code, out } = await expand(estate, 'desk/sorter');
  expect(code).toBe(0);
  expect(out).toContain('desk/sorter in environment office: 2 instances\n');
  expect(out).toMatch(/^ {2}owners: \["desk-team"\] +adac\.yaml:10 default$/m);
  expect(out).toMatch(/^ {2}framework: langgraph +agents\/desk\.yaml:5 definition$/m);
  expect(out).toMatch(
    /^ {2}prompt: Sort each message into one o.*… +agents\/desk\.yaml:8 definition$/m,
  );
});

test('--format json has every field with file, line, column and role', async () => {
  const { code, out } = await expand(estate, 'books', '--format', 'json');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    version: 1,
    command: 'expand',
    summary: {
      agents: [
        {
          id: 'library/books',
          environment: 'office',
          fleet: 'readers',
          instances: 20,
          resolved: { hosting: 'pooled', prompt: 'Read books and note what is new.' },
        },
      ],
    },
  });
  expect(out).toContain(
    '{"path":"spec.limits.timeout","value":"60s","role":"override","file":"agents/readers.yaml","line":15,"column":91}',
  );
});

test('an older dialect shows the lines that its author wrote', async () => {
  const flat = `agent_id: "old_writer"
implementation: { runtime: python, handler: a.b, model: small-model, timeout: 30, memory: 128 }
`;
  const defaults = `    default:
      owners: [somebody]
      spec: { framework: langgraph, resources: { cpu: 100m, storage: 1Gi }, hosting: { dedicated: {} } }
  git:`;
  const { code, out } = await expand(
    {
      ...estate,
      'adac.yaml': estate['adac.yaml']?.replace('  git:', defaults) ?? '',
      'agents/old.yaml': flat,
      'clusters/small.yaml': small.replace(
        '    - fleet: readers\n',
        '    - fleet: readers\n    - agent: old-writer\n',
      ),
    },
    'old-writer',
  );
  expect({ code }).toEqual({ code: 0 });
  expect(out).toMatch(/^ {4}timeout: 30s +agents\/old\.yaml:2 definition$/m);
  expect(out).toMatch(/^ {4}cpu: 100m +adac\.yaml:13 default$/m);
  expect(out).toMatch(/^ {2}namespace: default +adac\.yaml:4 default$/m);
});

describe('what cannot be shown', () => {
  test.each([
    [['bokos'], 'There is no agent "bokos" in any environment.', 'Did you mean "books"?'],
    [
      ['books', '--environment', 'nowhere'],
      'There is no agent "books" in environment "nowhere".',
      'Name an agent or a fleet member that an environment selects.',
    ],
  ])('%j', async (args, message, help) => {
    const { code, out, err } = await expand(estate, ...args);
    expect({ code, out }).toEqual({ code: 3, out: '' });
    expect(err).toBe(`adac: ${message}\n  help: ${help}\n`);
  });

  test('a name in two namespaces asks for one of them', async () => {
    const twin = (estate['agents/desk.yaml']?.split('---\n')[2] ?? '').replace(
      'namespace: desk',
      'namespace: other',
    );
    const { code, err } = await expand(
      {
        ...estate,
        'agents/twin.yaml': twin.replace('description:', 'owners: [a], description:'),
        'clusters/small.yaml': small.replace(
          '    - fleet: readers\n',
          '    - fleet: readers\n    - agent: other/counter\n',
        ),
      },
      'counter',
    );
    expect(code).toBe(3);
    expect(err).toContain('They are "desk/counter", "other/counter".');
  });

  test('an estate with findings shows these', async () => {
    const { code, out, err } = await expand(
      { ...estate, 'agents/desk.yaml': 'kind: agent\n' },
      'books',
    );
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('validate/unknown-kind');
  });
});
