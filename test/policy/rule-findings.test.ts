import { expect, test } from 'vitest';
import { readRuleFindings } from '../../compiler/policy/rule-findings.ts';

const entry = (finding: unknown): unknown => ({ code: 'policy/a/b', severity: 'error', finding });

test('a finding has a message, a path and perhaps help', () => {
  const path = ['spec', 'tools', 0, 'allow'];
  expect(
    readRuleFindings([
      entry({ message: 'No.', path }),
      entry({ message: 'No.', path: [], help: 'Do.' }),
    ]),
  ).toEqual({
    findings: [
      { code: 'policy/a/b', severity: 'error', message: 'No.', path, help: undefined },
      { code: 'policy/a/b', severity: 'error', message: 'No.', path: [], help: 'Do.' },
    ],
    malformed: [],
  });
});

test('a finding may point at other places', () => {
  const related = [
    { message: 'Here.', path: ['spec'] },
    { message: 'There.', path: [], agent: 'a/b' },
    { message: 'Led.', path: [], team: 'a/c' },
  ];
  const { findings, malformed } = readRuleFindings([entry({ message: 'No.', path: [], related })]);
  expect(findings[0]?.related).toEqual(related);
  expect(malformed).toEqual([]);
});

test.each([
  ['related places that are no list', 'here'],
  ['a related place without a message', [{ path: [] }]],
  ['a related place without a path', [{ message: 'Here.' }]],
  ['an agent that is no text', [{ message: 'Here.', path: [], agent: 1 }]],
  ['a team that is no text', [{ message: 'Here.', path: [], team: {} }]],
])('%s are malformed', (_, related) => {
  const finding = { message: 'No.', path: [], related };
  expect(readRuleFindings([entry(finding)])).toEqual({ findings: [], malformed: ['policy/a/b'] });
});

test.each([
  ['a text', 'No.'],
  ['nothing', null],
  ['a list', ['No.', []]],
  ['no message', { path: [] }],
  ['an empty message', { message: ' ', path: [] }],
  ['a number as message', { message: 1, path: [] }],
  ['no path', { message: 'No.' }],
  ['a text as path', { message: 'No.', path: 'spec' }],
  ['a negative index', { message: 'No.', path: [-1] }],
  ['a broken index', { message: 'No.', path: [0.5] }],
  ['a list in the path', { message: 'No.', path: [[]] }],
  ['help that is no text', { message: 'No.', path: [], help: 1 }],
])('%s is malformed', (_, finding) => {
  expect(readRuleFindings([entry(finding)])).toEqual({ findings: [], malformed: ['policy/a/b'] });
});
