import { describe, expect, test } from 'vitest';
import { runCommand } from '../../support/run-command.ts';
import type { CommandResult } from '../../support/run-command.ts';
import { smallEstate } from '../../support/small-estate.ts';
import { temporaryEstate } from '../../support/temporary-estate.ts';

const team = (strategy: string): string => `apiVersion: adac.dev/v2
kind: Team
metadata: { name: ${strategy}, namespace: desk }
spec:
  strategy: ${strategy}
  members: [sorter, writer, counter]
  lead: writer
  termination: { maxTurns: 5 }
`;

const approval = `apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: checked, namespace: desk }
spec:
  inputs:
    messages: { schema: { type: array, items: { type: string } }, required: true }
  steps:
    - { id: sort, agent: sorter, forEach: "\${inputs.messages}", inputs: { message: "\${item}" }, outputs: [queue] }
    - { id: ask, approval: { roles: [lead, owner] }, dependsOn: [sort], outputs: [approved] }
    - id: again
      workflow: answer
      dependsOn: [ask]
      when: steps.ask.outputs.approved && size(inputs.messages) > 0
      inputs: { message: "\${inputs.messages}" }
  outputs:
    queues: "\${steps.sort.outputs.queue}"
`;

async function graph(...args: string[]): Promise<CommandResult> {
  const root = temporaryEstate({
    ...smallEstate,
    'agents/sequential.yaml': team('sequential'),
    'agents/round.yaml': team('round-robin'),
    'agents/boss.yaml': team('hierarchical'),
    'workflows/checked.yaml': approval.replace(
      '"${inputs.messages}" }\n  outputs',
      '"all" }\n  outputs',
    ),
  });
  return runCommand('graph', ...args, '--project', root);
}

test('a workflow: steps, conditions, approvals and repetition', async () => {
  const { code, out, err } = await graph('workflow', 'checked');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toBe(`flowchart TB
  n0["sort<br>agent sorter<br>for each #36;#123;inputs.messages#125;"]
  n1{{"ask<br>approval by lead or owner"}}
  n2("again<br>workflow answer<br>if steps.ask.outputs.approved #38;#38;<br>size#40;inputs.messages#41; #62; 0")
  n0 --> n1
  n1 -.-> n2
`);
});

describe('a team', () => {
  test.each([
    ['sequential', '  n0 --> n1\n  n1 --> n2\n  n2 --> n3\n'],
    ['round-robin', '  n0 --> n1\n  n1 --> n2\n  n2 --> n3\n  n3 -.-> n1\n'],
    ['hierarchical', '  n0 --> n2\n  n2 --> n1\n  n2 --> n3\n'],
  ])('%s', async (name, edges) => {
    const { code, out } = await graph('team', `desk/${name}`);
    expect(code).toBe(0);
    expect(out).toContain('n2["writer<br>lead"]\n');
    expect(out.endsWith(edges)).toBe(true);
  });
});

test('a fleet, as DOT', async () => {
  const { code, out } = await graph('fleet', 'readers', '--format', 'dot');
  expect(code).toBe(0);
  expect(out).toContain('n0 [label="readers\\nfleet, 60 instances", width=2.69, style=rounded];');
  expect(out).toContain('n1 [label="papers\\n40 instances", width=1.85];');
  expect(out).toContain('n0 -> n2;');
});

test('a picture', async () => {
  const { code, out } = await graph('workflow', 'answer', '--format', 'svg');
  expect(code).toBe(0);
  expect(out).toMatch(/<svg [^]*<\/svg>\n$/);
  expect(out).toContain('agent sorter');
});

test('a name that is not there is answered with the nearest', async () => {
  const { code, out, err } = await graph('workflow', 'answr');
  expect({ code, out }).toEqual({ code: 3, out: '' });
  expect(err).toContain('There is no workflow "answr".\n  help: Did you mean "answer"?');
});

test('an estate with findings shows them', async () => {
  const root = temporaryEstate({ ...smallEstate, 'agents/x.yaml': 'kind: Agnt\n' });
  const { code, out, err } = await runCommand('graph', 'fleet', 'readers', '--project', root);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain('validate/unknown-kind');
});
