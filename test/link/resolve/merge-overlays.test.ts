import { expect, test } from 'vitest';
import { at } from '../../../compiler/source/origin.ts';
import {
  agentOf,
  agentText,
  checkEnvironment,
  environmentText,
  linkFiles,
  shown,
} from '../../support/link-estate.ts';

const files = {
  'agents/triage.yaml': agentText(
    'triage',
    '  limits: { timeout: 30s }\n  prompt: "Hi {{agent.name}} of {{team}}"\n',
  ),
  'agents/clerk.yaml': agentText('clerk'),
};

const overlays = environmentText(`  definitions: [{ namespace: sales }]
  overlays:
    - select: { namespace: sales }
      spec:
        limits: { maxSteps: 9 }
    - select: { agent: triage }
      spec:
        limits: { timeout: 1m }
        prompt: { text: "Hello {{agent.name}} of {{team}}", values: { team: desk } }
        hosting: { dedicated: { replicas: 3 } }
`);

test('overlays are merged in their order, and their values know where they were written', () => {
  const program = linkFiles({ ...files, 'clusters/environments.yaml': overlays });
  const triage = agentOf(program, 'sales/triage');
  expect(triage.definition.spec.limits).toEqual({ timeout: '1m', maxSteps: 9 });
  expect(triage.instances).toBe(3);
  expect(triage.prompt).toBe('Hello triage of desk');
  const placeOf = (...path: (string | number)[]): string => shown(at(triage.definition, ...path));
  expect(placeOf('spec', 'limits', 'timeout')).toBe('clusters/environments.yaml:14 1m');
  expect(placeOf('spec', 'limits', 'maxSteps')).toBe('clusters/environments.yaml:11 9');
  expect(placeOf('spec', 'hosting', 'dedicated', 'replicas')).toBe(
    'clusters/environments.yaml:16 3',
  );
  expect(placeOf('spec', 'prompt', 'values', 'team')).toBe('clusters/environments.yaml:15 desk');
  expect(placeOf('spec', 'runtime', 'handler')).toBe('agents/triage.yaml:6 agents.run');
  expect(placeOf('metadata', 'name')).toBe('agents/triage.yaml:3 triage');
});

test('an agent that no overlay selects keeps its own definition', () => {
  const one = environmentText(`  definitions: [{ namespace: sales }]
  overlays: [{ select: { agent: triage }, spec: { prompt: { text: "Hi {{team}}", values: { team: x } } } }]
`);
  const program = linkFiles({ ...files, 'clusters/environments.yaml': one });
  expect(agentOf(program, 'sales/clerk').definition).toBe(
    program.definitions.Agent.find(({ metadata }) => metadata.name === 'clerk'),
  );
});

test('an overlay selects agents of its environment', () => {
  checkEnvironment(
    environmentText(`  definitions: [{ agent: clerk }]
  overlays:
    - select: { agent: triage }
    #         ^^^^^^^^^^^^^^^^^ link/idle-overlay: The overlay selects no agent of environment "live".
      spec: { limits: { timeout: 1m } }
    - select:
        agent: nobody
        #      ^^^^^^ link/unknown-selection: Environment "live" names agent "nobody", which is not defined.
      spec: { limits: { timeout: 1m } }
`),
    { 'agents/clerk.yaml': agentText('clerk'), 'agents/triage.yaml': agentText('triage') },
  );
});

test('an overlay changes something', () => {
  checkEnvironment(
    environmentText(`  definitions: [{ namespace: sales }]
  overlays:
    - select: { agent: triage }
      spec: { limits: { timeout: 30s } }
      #     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ link/idle-overlay: The overlay changes nothing: every agent that it selects already says the same.
`),
    { 'agents/triage.yaml': agentText('triage', '  limits: { timeout: 30s }\n') },
  );
});
