import { expect, test } from 'vitest';
import type { Diagnostic } from '../../compiler/diagnostic/diagnostic.ts';
import type { ResolvedAgent } from '../../compiler/model/resolved-agent.ts';
import { checkObligations } from '../../compiler/policy/check-obligations.ts';
import { judge } from '../../compiler/policy/judge.ts';
import { linkedEnvironment, linkedProgram, sourceSet } from '../support/builders.ts';
import { agentOf, library, summarize } from './judging.ts';

const known = new Map([
  ['require-authentication', 'flag'],
  ['max-document-size', 'bytes'],
  ['retain-audit-log', 'days'],
  ['max-documents', 'number'],
] as const);

function check(...agents: readonly ResolvedAgent[]): readonly Diagnostic[] {
  return checkObligations(
    { environments: [linkedEnvironment({ name: 'test', agents })] },
    { obligations: known },
  );
}

function obliged(policies: Readonly<Record<string, true | string | number>>): ResolvedAgent {
  return agentOf('sorter', {}, { policies });
}

test('obligations that are known, with values of their kind, are right', () => {
  expect(
    check(
      obliged({
        'require-authentication': true,
        'max-document-size': '10Mi',
        'retain-audit-log': '184d',
        'max-documents': 10,
      }),
      agentOf('writer', {}),
    ),
  ).toEqual([]);
});

test('one that is not known is a finding at its name, and the nearest is meant', () => {
  const found = check(obliged({ 'require-authentcation': true, sign: true }));
  expect(found).toMatchObject([
    {
      code: 'policy/unknown-obligation',
      severity: 'error',
      message: 'The runtime policy knows no obligation "require-authentcation".',
      help: 'Did you mean "require-authentication"?',
      place: { path: ['spec', 'policies', 'require-authentcation'], part: 'key' },
    },
    {
      message: 'The runtime policy knows no obligation "sign".',
      help: 'It knows max-document-size, max-documents, require-authentication, retain-audit-log.',
    },
  ]);
});

test.each([
  ['require-authentication', 'yes', 'has no amount'],
  ['max-document-size', true, 'is an amount of bytes'],
  ['retain-audit-log', '24h', 'is a number of days'],
  ['max-documents', 'ten', 'is a number'],
] as const)('%s of %s is a finding at the value', (name, value, words) => {
  expect(summarize(check(obliged({ [name]: value })))).toEqual([
    `policy/unread-obligation at spec.policies.${name}: The obligation "${name}" ${words}.`,
  ]);
});

test('names that objects inherit are not known', () => {
  const inherited = ['constructor', 'toString'].map((name) => [name, true] as const);
  expect(check(obliged(Object.fromEntries(inherited)))).toHaveLength(2);
});

test('what two agents have from one place is said once', () => {
  const agent = obliged({ sign: true });
  expect(check(agent, { ...agent, name: 'other' })).toHaveLength(1);
});

test('judging proves it, and hands on what the runtime asks', async () => {
  const program = linkedProgram(
    [linkedEnvironment({ name: 'test', agents: [obliged({ 'audit-all-action': true })] })],
    { sources: sourceSet(library) },
  );
  const { value, diagnostics } = await judge(program);
  expect(summarize(diagnostics)).toEqual([
    'policy/unknown-obligation at spec.policies.audit-all-action: The runtime policy knows no obligation "audit-all-action".',
  ]);
  expect(value.program.runtimePolicy?.module).toBe(library.runtimeModule);
});

test('without Rego for the runtime nothing is asked, and nothing is proved', async () => {
  const program = linkedProgram([
    linkedEnvironment({ name: 'test', agents: [obliged({ sign: true })] }),
  ]);
  const { value, diagnostics } = await judge(program);
  expect(diagnostics).toEqual([]);
  expect(value.program.runtimePolicy).toBeUndefined();
});
