import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../compiler/diagnostic/diagnostic.ts';
import { judge } from '../../compiler/policy/judge.ts';
import type { LinkedEnvironment } from '../../compiler/model/program.ts';
import { raisedRules } from '../../compiler/policy/raised-rules.ts';
import { definition, linkedEnvironment, linkedProgram, sourceSet } from '../support/builders.ts';
import { agentOf, hostile } from './judging.ts';

const warned = 'policy/advice/described';
const agent = agentOf('a', {});

function environment(name: string, policyErrors?: readonly string[]): LinkedEnvironment {
  const linked = linkedEnvironment({ name, agents: [agent], policySets: ['advice'] });
  if (policyErrors === undefined) return linked;
  const { definition: written } = linked;
  return { ...linked, definition: { ...written, spec: { ...written.spec, policyErrors } } };
}

async function findings(
  environments: readonly LinkedEnvironment[],
  policyErrors: readonly string[] = [],
): Promise<readonly Diagnostic[]> {
  const program = linkedProgram(environments, {
    project: definition('Project', 'estate', { policyErrors }),
    sources: sourceSet(hostile),
  });
  return (await judge(program)).diagnostics;
}

test('what project and environment raise is joined', () => {
  const project = definition('Project', 'p', { policyErrors: ['b', 'a'] });
  expect(raisedRules(project, environment('e', ['c', 'a']))).toEqual(['a', 'b', 'c']);
  expect(raisedRules(definition('Project', 'p', {}), environment('e'))).toEqual([]);
});

describe('a warning', () => {
  test('stays one where nobody raises it', async () => {
    expect(await findings([environment('e')])).toMatchObject([
      { code: warned, severity: 'warning' },
    ]);
  });

  test('is an error where the project raises its rule', async () => {
    expect(await findings([environment('e')], [warned])).toMatchObject([
      { code: warned, severity: 'error' },
    ]);
  });

  test.each([[['strict', 'mild']], [['mild', 'strict']]])(
    'is an error where one of two environments raises it, in the order %j',
    async (names) => {
      const environments = names.map((name) =>
        environment(name, name === 'strict' ? [warned] : undefined),
      );
      expect(await findings(environments)).toMatchObject([{ code: warned, severity: 'error' }]);
    },
  );
});

test('a rule that is none is reported with the nearest one', async () => {
  const found = await findings([environment('e', ['policy/advice/describe'])]);
  expect(found.find(({ code }) => code === 'policy/unknown-rule')).toMatchObject({
    severity: 'error',
    message: 'There is no rule "policy/advice/describe".',
    help: `Did you mean "${warned}"?`,
    place: { path: ['spec', 'policyErrors', 0] },
  });
});
