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
