import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readForeignAgent } from '../../../../compiler/cli/init/foreign/read-foreign-agent.ts';
import { runCommand } from '../../../support/run-command.ts';
import { startFrom } from '../../../support/start-from.ts';
import { linkFiles } from '../../../support/link-estate.ts';

test('a file of no format that is known is refused at its start', async () => {
  const { code, out, err } = await startFrom('a.yaml', '# a job\njob: Researcher\n');
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain('a.yaml:2:1 error init/unknown-format');
  expect(err).toContain('This is neither an A2A agent card, nor an Agent Spec document');
});

test('a name that is asked for has to be one', async () => {
  const { code, err } = await startFrom('a.yaml', 'role: a\ngoal: b\n', '../up');
  expect(code).toBe(3);
  expect(err).toContain('"../up" is no name.');
});

test('only an agent starts from a file', async () => {
  const { code, err } = await runCommand('init', 'team', 'a', '--from', 'x.json');
  expect(code).toBe(3);
  expect(err).toContain('Only an agent starts from a file.');
});

describe('whatever the values are', () => {
  const keys = [
    ...['component_type', 'name', 'description', 'skills', 'defaultInputModes', 'version'],
    ...['role', 'goal', 'backstory', 'tools', 'llm', 'settings', 'inputs', 'outputs'],
    ...['llm_config', 'system_prompt', '$referenced_components', 'constructor', 'toString'],
  ];
  const value = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom('Agent', 'a', { $component_ref: 'a' }, [{ title: 'a', type: 'string' }]),
  );

  test('a reader says what becomes of them, and never fails', () => {
    const program = linkFiles({});
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...keys), value), (document) => {
        const file = { path: 'a.json', text: JSON.stringify(document) };
        const read = readForeignAgent(file, undefined, program);
        expect(read.value === undefined).toBe(read.diagnostics.length > 0);
      }),
    );
  });
});
