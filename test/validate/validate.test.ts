import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { projectPath } from '../../compiler/load/classify-path.ts';
import { validateFindings } from '../../compiler/validate/findings.ts';
import { estate } from '../support/estate.ts';
import { checkValidate, findingsOf, head, messagesOf, validateSources } from './check-validate.ts';

describe('unknown keys', () => {
  test('a misspelt key is one finding, at the key, with a fix', () => {
    checkValidate(`${head('Agent')}  limits:
    timout: 30s
#   ^^^^^^ validate/unknown-key: "spec.limits" takes no key "timout".
#   ^^^^^^ help: Did you mean "timeout"?
`);
    const [finding] = findingsOf(`${head('Agent')}  limits: { timout: 30s }\n`);
    expect(finding?.fix).toMatchObject({ safe: true, edits: [{ text: 'timeout' }] });
  });

  test('a key that is already there is not suggested as a fix', () => {
    const [finding] = findingsOf(`${head('Agent')}  limits: { timeout: 1s, timeouts: 30s }\n`);
    expect(finding?.help).toBe('Did you mean "timeout"?');
    expect(finding?.fix).toBeUndefined();
  });

  test('a key that resembles none lists the free ones', () => {
    checkValidate(`${head('Agent')}  runtime:
    image: python:3.11-slim
    colour: red
#   ^^^^^^ validate/unknown-key: "spec.runtime" takes no key "colour".
#   ^^^^^^ help: Keys that it takes: "handler".
`);
  });

  test('keys of the document itself', () => {
    checkValidate(`apiVersion: adac.dev/v2
kind: Agent
metadata: { name: test }
spec: {}
status: {}
#<---- validate/unknown-key: The document takes no key "status".
`);
  });

  test.each(['constructor', 'toString', 'hasOwnProperty', 'toJSON', 'then', 'length'])(
    'the inherited name %s is a key like any other',
    (key) => {
      expect(messagesOf(`${head('Agent')}  ${key}: 1\n`)).toEqual([
        `validate/unknown-key: "spec" takes no key "${key}".`,
      ]);
    },
  );

  test('keys of the older dialects', () => {
    checkValidate(`agent_id: triage
implementation:
  runtimes: python
# ^^^^^^^^ validate/unknown-key: "implementation" takes no key "runtimes".
# ^^^^^^^^ help: Did you mean "runtime"?
`);
  });
});

describe('missing keys', () => {
  test('stand at the key that holds the mapping', () => {
    checkValidate(`apiVersion: adac.dev/v2
kind: Agent
metadata:
#<------ validate/missing-key: "metadata" lacks "name".
  version: 1.0.0
spec: {}
`);
  });

  test('stand at the first key of an item, and of a document', () => {
    checkValidate(`apiVersion: adac.dev/v2
#<-------- validate/missing-key: The document lacks "metadata".
kind: Workflow
spec:
  steps:
    - agent: writer
#     ^^^^^ validate/missing-key: "spec.steps[0]" lacks "id".
`);
  });

  test('a misspelt key is not also missing', () => {
    checkValidate(`${head('Team')}  stragety: swarm
# ^^^^^^^^ validate/unknown-key: "spec" takes no key "stragety".
# ^^^^^^^^ help: Did you mean "strategy"?
  members: [writer]
`);
  });

  test('a key that belongs beside another', () => {
    checkValidate(`${head('Cluster')}  pools:
    - name: x86
#     ^^^^ validate/missing-key: "spec.pools[0]" lacks "spot", which belongs beside "spotPricePerHour".
      class: x86
      role: primary
      count: 1
      arch: amd64
      cpu: 4
      memory: 16Gi
      storage: 100Gi
      pricePerHour: 0.2
      spotPricePerHour: 0.1
`);
  });
});

describe('types', () => {
  test('text where a number is wanted', () => {
    checkValidate(`${head('Agent')}  limits:
    maxSteps: "20"
#             ^^^^ validate/wrong-type: "spec.limits.maxSteps" must be a whole number, not "20".
`);
  });

  test('a fraction where a whole number is wanted', () => {
    checkValidate(`${head('Agent')}  hosting:
    dedicated:
      replicas: 1.5
#               ^^^ validate/wrong-type: "spec.hosting.dedicated.replicas" must be a whole number, not 1.5.
`);
  });

  test('nothing where a list is wanted', () => {
    expect(messagesOf(`${head('Agent')}  tools:\n`)).toEqual([
      'validate/wrong-type: "spec.tools" has no value; it must be a list.',
    ]);
  });

  test('a list where a quantity is wanted', () => {
    checkValidate(`${head('Agent')}  resources:
    cpu: [1]
#        ^^^ validate/wrong-type: "spec.resources.cpu" must be text or a number, not a list.
`);
  });

  test('values of the right type pass', () => {
    checkValidate(`${head('Agent')}  tools: []
  limits: { maxSteps: 20 }
  hosting: { dedicated: { replicas: 2 } }
  resources: { cpu: 0.5, memory: 1073741824 }
`);
  });
});

describe('words', () => {
  test('a misspelt word, with a fix that asks', () => {
    checkValidate(`${head('Agent')}  framework: langgraf
#            ^^^^^^^^ validate/unknown-value: "spec.framework" is "langgraf", and must be "autogen", "crewai" or "langgraph".
#            ^^^^^^^^ help: Did you mean "langgraph"?
`);
    const [finding] = findingsOf(`${head('Agent')}  framework: langgraf\n`);
    expect(finding?.fix?.safe).toBe(false);
  });

  test('another spelling of a word, with a safe fix', () => {
    const [finding] = findingsOf(`${head('Agent')}  framework: LangGraph\n`);
    expect(finding?.fix).toMatchObject({ safe: true, edits: [{ text: 'langgraph' }] });
  });

  test('another version of the language', () => {
    checkValidate(`apiVersion: adac.dev/v1
#           ^^^^^^^^^^^ validate/unknown-value: "apiVersion" must be "adac.dev/v2", not "adac.dev/v1".
kind: Agent
metadata: { name: test }
spec: {}
`);
  });

  test('an obligation is true, an amount or a text', () => {
    checkValidate(`${head('Agent')}  policies:
    audit-all-actions: false
#                      ^^^^^ validate/unknown-value: "spec.policies.audit-all-actions" must be true, not false.
    max-document-size: 10Mi
`);
  });
});

describe('names', () => {
  test('a name that is no DNS label, with the label that it could be', () => {
    checkValidate(`apiVersion: adac.dev/v2
kind: Agent
metadata:
  name: Report_Writer
#       ^^^^^^^^^^^^^ validate/bad-name: "metadata.name" is "Report_Writer", which is not a DNS label.
#       ^^^^^^^^^^^^^ help: Write "report-writer".
spec: {}
`);
  });

  test('a name of 63 characters passes, one of 64 does not', () => {
    const of = (length: number): string[] => messagesOf(`agent_id: ${'a'.repeat(length)}\n`);
    expect(of(63)).toEqual([]);
    expect(of(64)).toEqual([
      'validate/bad-name: "agent_id" has 64 characters, more than the 63 that are allowed.',
    ]);
  });

  test('keys that are names', () => {
    checkValidate(`${head('Agent')}  inputs:
    2nd: { schema: text }
#   ^^^ validate/bad-name: Key "2nd" of "spec.inputs" is not an identifier.
`);
  });

  test.each(['_private', 'a.b', 'ünïcode', 'a b', '-a', 'a-'])('no DNS label: %s', (name) => {
    expect(messagesOf(`${head('Agent', JSON.stringify(name))}  {}\n`)[0]).toMatch(
      /^validate\/bad-name: /,
    );
  });

  test.each(['writer', 'finance/writer', '0day'])('a reference: %s', (name) => {
    expect(messagesOf(`${head('Agent')}  collaboration: { canWorkWith: [${name}] }\n`)).toEqual([]);
  });

  test.each(['finance/writer/1', '/writer', 'finance/', 'finance\\writer'])(
    'no reference: %s',
    (name) => {
      expect(
        messagesOf(`${head('Agent')}  collaboration: { canWorkWith: ['${name}'] }\n`)[0],
      ).toMatch(/^validate\/bad-name: .* not a reference\.$/);
    },
  );
});

describe('amounts', () => {
  test('a range is no quantity', () => {
    checkValidate(`metadata: { name: test }
specification:
  framework: AutoGen
  runtime: python:3.11-slim
  resources:
    cpu: 100m-2000m
#        ^^^^^^^^^^ validate/bad-quantity: "specification.resources.cpu" is "100m-2000m", which is not a quantity.
#        ^^^^^^^^^^ help: Write a single quantity; a range is none.
`);
  });

  test.each(['100m', '0.5Mi', '1n', '1Gi', '1G', '2', '.5', '5.', '1e3', '12E6'])(
    'a quantity: %s',
    (text) => {
      expect(messagesOf(`${head('Agent')}  resources: { memory: '${text}' }\n`)).toEqual([]);
    },
  );

  test.each(['1g', '1_000', 'abc', '', '-1Gi', '+1Gi', '1 Gi', '1GiB', '0x1F', '1e', 'Gi', '.'])(
    'no quantity: %s',
    (text) => {
      expect(messagesOf(`${head('Agent')}  resources: { memory: '${text}' }\n`)).toEqual([
        `validate/bad-quantity: "spec.resources.memory" is "${text}", which is not a quantity.`,
      ]);
    },
  );

  test('more than can be counted exactly', () => {
    checkValidate(`${head('Agent')}  resources:
    memory: 1E
#           ^^ validate/out-of-range: "spec.resources.memory" is "1E", more bytes than can be counted exactly.
    storage: 7Pi
`);
  });

  test('a negative amount', () => {
    checkValidate(`${head('Agent')}  resources:
    cpu: -1
#        ^^ validate/out-of-range: "spec.resources.cpu" must be at least 0, not -1.
`);
  });

  test.each(['30s', '1m30s', '500ms', '2h', '0s'])('a duration: %s', (text) => {
    expect(messagesOf(`${head('Agent')}  limits: { timeout: ${text} }\n`)).toEqual([]);
  });

  test.each(['-5s', '30', '30 s', '1.5h', '5d', 's', '1h-2h', '99999999999s'])(
    'no duration: %s',
    (text) => {
      expect(messagesOf(`${head('Agent')}  limits: { timeout: '${text}' }\n`)).toEqual([
        `validate/bad-duration: "spec.limits.timeout" is "${text}", which is not a duration.`,
      ]);
    },
  );

  test('a port', () => {
    checkValidate(`${head('Agent')}  reliability:
    probes:
      liveness:
        path: /health
        port: 65536
#             ^^^^^ validate/out-of-range: "spec.reliability.probes.liveness.port" must be from 1 to 65535, not 65536.
      readiness:
        path: /ready
        port: 65535
`);
  });
});

describe('texts', () => {
  test.each(['1.2.3', '1.0.0-rc.1+build.5', '0.0.0'])('a version: %s', (text) => {
    expect(messagesOf(`agent_id: a\nversion: '${text}'\n`)).toEqual([]);
  });

  test.each(['1.2', 'v1.2.3', '01.2.3', '1.2.3-01', 'latest'])('no version: %s', (text) => {
    expect(messagesOf(`agent_id: a\nversion: '${text}'\n`)).toEqual([
      `validate/bad-version: "version" is "${text}", which is not a SemVer version.`,
    ]);
  });

  test.each(['api.example.com', '*.example.com', 'localhost'])('a host: %s', (text) => {
    expect(messagesOf(`${head('Agent')}  access: { egress: ['${text}'] }\n`)).toEqual([]);
  });

  test.each(['https://example.com', 'example.com:443', '*', 'a.*.com', 'user@example.com'])(
    'no host: %s',
    (text) => {
      expect(messagesOf(`${head('Agent')}  access: { egress: ['${text}'] }\n`)).toEqual([
        `validate/bad-format: "spec.access.egress[0]" is "${text}", which is not a host.`,
      ]);
    },
  );

  test.each(['../secret', '/etc/passwd', 'a/../../b', 'a\\b', '~/x', '.git/config', 'a//b'])(
    'no path inside the project: %s',
    (text) => {
      expect(messagesOf(`${head('Agent')}  prompt: { file: '${text}' }\n`)[0]).toMatch(
        /^validate\/bad-format: .* not a path inside the project\.$/,
      );
    },
  );

  test('an empty text', () => {
    checkValidate(`${head('Agent')}  role: ""
#       ^^ validate/out-of-range: "spec.role" is empty.
`);
  });

  test('a long text', () => {
    expect(messagesOf(`${head('Agent')}  role: ${'x'.repeat(5000)}\n`)).toEqual([
      'validate/out-of-range: "spec.role" has 5000 characters, more than the 4096 that are allowed.',
    ]);
  });

  test('a form that has no name of its own', () => {
    expect(messagesOf(`${head('Agent')}  reliability: { deadLetterQueue: '!' }\n`)).toEqual([
      'validate/bad-format: "spec.reliability.deadLetterQueue" is "!", which is not of the form that is wanted.',
    ]);
  });
});

describe('keys that exclude each other', () => {
  test('none of them', () => {
    checkValidate(`${head('Workflow')}  steps:
    - id: gather
#     ^^ validate/one-of: "spec.steps[0]" needs exactly one of "agent", "team", "workflow" and "approval".
`);
    expect(messagesOf(`${head('Agent')}  hosting: {}\n`)).toEqual([
      'validate/one-of: "spec.hosting" needs exactly one of "pooled", "dedicated", "serverless" and "scheduled".',
    ]);
  });

  test('two of them, at the second', () => {
    checkValidate(`${head('Agent')}  hosting:
    pooled: { weight: 1 }
    dedicated: { replicas: 2 }
#   ^^^^^^^^^ validate/one-of: "spec.hosting" holds "pooled" and "dedicated", of which exactly one may stand.
`);
  });

  test('a misspelt one is one finding', () => {
    checkValidate(`${head('Workflow')}  steps:
    - id: gather
      agnet: writer
#     ^^^^^ validate/unknown-key: "spec.steps[0]" takes no key "agnet".
#     ^^^^^ help: Did you mean "agent"?
`);
  });

  test('a prompt is text, or a mapping with text or a file', () => {
    expect(messagesOf(`${head('Agent')}  prompt: Be kind.\n`)).toEqual([]);
    expect(messagesOf(`${head('Agent')}  prompt: { file: agents/prompts/a.md }\n`)).toEqual([]);
    expect(messagesOf(`${head('Agent')}  prompt: { values: { a: 1 } }\n`)).toEqual([
      'validate/one-of: "spec.prompt" needs exactly one of "text" and "file".',
    ]);
  });

  test('scaling by name, or written out', () => {
    const environment = (scaling: string): string[] =>
      messagesOf(
        `${head('Environment')}  clusters: [{ name: a }]\n  definitions: [{ fleet: b }]\n  policySets: []\n  scaling: ${scaling}\n`,
      );
    expect(environment('{ name: scaling }')).toEqual([]);
    expect(environment('{ maxAgents: 10, minAgents: 1 }')).toEqual([]);
    expect(environment('{ maxAgents: 10 }')).toEqual([
      'validate/missing-key: "spec.scaling" lacks "minAgents".',
    ]);
    expect(environment('{ name: scaling, minAgents: 1 }')).toEqual([
      'validate/unknown-key: "spec.scaling" takes no key "minAgents".',
    ]);
  });
});

describe('lists', () => {
  test('a name that stands twice, at the second', () => {
    checkValidate(`${head('Agent')}  access:
    egress:
      - a.example.com
      - b.example.com
      - a.example.com
#       ^^^^^^^^^^^^^ validate/duplicate-item: "spec.access.egress" lists "a.example.com" twice.
`);
  });

  test('too few items, and too many', () => {
    checkValidate(`${head('Team')}  strategy: swarm
  members: []
#          ^^ validate/out-of-range: "spec.members" has 0 items; it must have from 1 to 1000.
`);
    const members = Array.from({ length: 1001 }, (_, index) => `a${index}`).join(', ');
    expect(messagesOf(`${head('Team')}  strategy: swarm\n  members: [${members}]\n`)).toEqual([
      'validate/out-of-range: "spec.members" has 1001 items; it must have from 1 to 1000.',
    ]);
  });

  test('too many keys', () => {
    const labels = Array.from({ length: 65 }, (_, index) => `l${index}: x`).join(', ');
    expect(
      messagesOf(
        `apiVersion: adac.dev/v2\nkind: Agent\nmetadata: { name: a, labels: { ${labels} } }\nspec: {}\n`,
      ),
    ).toEqual([
      'validate/out-of-range: "metadata.labels" has 65 keys, more than the 64 that are allowed.',
    ]);
  });
});

describe('several mistakes', () => {
  test('are all found in one run, each once', () => {
    checkValidate(`apiVersion: adac.dev/v2
kind: Agent
metadata:
  name: test
  version: 1.0
#          ^^^ validate/wrong-type: "metadata.version" must be text, not 1.
spec:
  framwork: crewai
# ^^^^^^^^ validate/unknown-key: "spec" takes no key "framwork".
  limits:
    timeout: soon
#            ^^^^ validate/bad-duration: "spec.limits.timeout" is "soon", which is not a duration.
  hosting: {}
# ^^^^^^^ validate/one-of: "spec.hosting" needs exactly one of "pooled", "dedicated", "serverless" and "scheduled".
  resources:
    memory: 1E
#           ^^ validate/out-of-range: "spec.resources.memory" is "1E", more bytes than can be counted exactly.
`);
  });

  test('of one file do not hide those of another', () => {
    checkValidate(
      `${head('Agent')}  rôle: x\n# ^^^^ validate/unknown-key: "spec" takes no key "rôle".\n`,
      {
        files: {
          'agents/other.yaml': `${head('Agent')}  goals: x\n# ^^^^^ validate/unknown-key: "spec" takes no key "goals".\n`,
          'agents/right.yaml': `${head('Agent')}  goal: x\n`,
        },
      },
    );
  });

  test('beyond a hundred in a document are counted, not shown', () => {
    const keys = Array.from({ length: 150 }, (_, index) => `  unheardof${index}: 1\n`).join('');
    const messages = messagesOf(head('Agent') + keys);
    expect(messages).toHaveLength(101);
    expect(messages.at(-1)).toBe(
      'validate/too-many: The document has more than 100 mistakes; the first 100 are shown.',
    );
  });

  test('which hundred are shown does not depend on the order of keys', () => {
    const keys = Array.from({ length: 150 }, (_, index) => `  unheardof${index}: 1\n`);
    const forwards = messagesOf(head('Agent') + keys.join(''));
    const backwards = messagesOf(head('Agent') + keys.toReversed().join(''));
    expect(forwards.toSorted()).toEqual(backwards.toSorted());
  });
});

describe('the project', () => {
  test('stands in adac.yaml alone', () => {
    const text = `${head('Project')}  {}
---
apiVersion: adac.dev/v2
#<-------- validate/misplaced-project: "adac.yaml" holds the Project and nothing else.
kind: Agent
metadata: { name: test }
spec: {}
`;
    checkValidate(text, { path: projectPath });
  });

  test('a second one is refused', () => {
    expect(
      messagesOf(`${head('Project')}  {}\n---\n${head('Project')}  {}\n`, projectPath),
    ).toEqual(['validate/misplaced-project: "adac.yaml" holds a second Project.']);
  });

  test('one in another file is refused, at its kind', () => {
    checkValidate(`apiVersion: adac.dev/v2
kind: Project
#     ^^^^^^^ validate/misplaced-project: The Project stands in "adac.yaml", not in "agents/test.yaml".
metadata: { name: test }
spec: {}
`);
  });
});

test('valid documents of every dialect keep their order and get their types', () => {
  const { value, diagnostics } = validateSources(
    estate({
      'agents/a.yaml': `agent_id: one\n---\n${head('Agent', 'two')}  {}\n`,
      'agents/b.yaml':
        'metadata: { name: three }\nspecification: { framework: CrewAI, runtime: x }\n',
      'clusters/scaling.json': '{ "scaling": { "maxAgents": 2, "minAgents": 1 } }',
      'workflows/w.yaml': 'workflow_id: four\nsteps: [{ id: a, agent: one }]\n',
    }),
  );
  expect(diagnostics).toEqual([]);
  expect(
    value.documents.map(({ dialect, kind, document }) => [dialect, kind, document.index]),
  ).toEqual([
    ['v2', 'Project', 0],
    ['flat-agent', 'Agent', 0],
    ['v2', 'Agent', 1],
    ['adac-2.0', 'Agent', 0],
    ['scaling', 'Scaling', 0],
    ['flat-workflow', 'Workflow', 0],
  ]);
});

test('a document with a mistake is left out of the value', () => {
  const { value } = validateSources(estate({ 'agents/a.yaml': 'agent_id: one\nname: 5\n' }));
  expect(value.documents.map(({ kind }) => kind)).toEqual(['Project']);
});

test('the order of keys changes nothing', () => {
  const lines = [
    'framework: langraph',
    'rol: x',
    'limits: { timeout: 5 }',
    'hosting: {}',
    'goal: y',
  ];
  const expected = messagesOf(
    head('Agent') + lines.map((line) => `  ${line}\n`).join(''),
  ).toSorted();
  expect(expected).toHaveLength(4);
  fc.assert(
    fc.property(fc.shuffledSubarray(lines, { minLength: lines.length }), (shuffled) => {
      const text = head('Agent') + shuffled.map((line) => `  ${line}\n`).join('');
      expect(messagesOf(text).toSorted()).toEqual(expected);
    }),
    { numRuns: 50 },
  );
});

test('every finding has a code of its own and a page', () => {
  const types = Object.values(validateFindings);
  expect(new Set(types.map(({ code }) => code)).size).toBe(types.length);
  for (const { code, summary, explanation } of types) {
    expect(code).toMatch(/^validate\/[a-z-]+$/);
    expect(summary).toMatch(/^[A-Z].*\.$/s);
    expect(explanation.length).toBeGreaterThan(40);
  }
});
