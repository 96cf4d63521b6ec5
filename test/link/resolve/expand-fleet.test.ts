import { expect, test } from 'vitest';
import { expandFleet } from '../../../compiler/link/resolve/expand-fleet.ts';
import type { Definition } from '../../../compiler/model/definition.ts';
import { at } from '../../../compiler/source/origin.ts';
import { definition } from '../../support/builders.ts';
import { agentOf, environmentText, linkFiles, shown } from '../../support/link-estate.ts';

const text = `apiVersion: adac.dev/v2
kind: Fleet
metadata: { name: readers, namespace: library, description: They read. }
spec:
  template:
    framework: crewai
    runtime: { image: "python:3.11-slim", handler: agents.read }
    resources: { cpu: 1m, memory: 1Mi, storage: 1Mi }
    hosting: { dedicated: {} }
    limits: { timeout: 30s, maxSteps: 4 }
    prompt: "You read {{topic}} for {{agent.namespace}}."
  members:
    - name: law
      count: 5
      values: { topic: law }
      overrides:
        limits: { timeout: 2m }
    - name: poems
      count: 3
      description: It reads poems.
      values: { topic: poems }
`;

const program = linkFiles({
  'agents/readers.yaml': text,
  'clusters/environments.yaml': environmentText('  definitions: [{ fleet: readers }]\n'),
});
const law = agentOf(program, 'library/law');
const poems = agentOf(program, 'library/poems');

test('a member is the template with its overrides and values', () => {
  expect(law.definition.spec.limits).toEqual({ timeout: '2m', maxSteps: 4 });
  expect(law.prompt).toBe('You read law for library.');
  expect(poems.definition.spec.limits).toEqual({ timeout: '30s', maxSteps: 4 });
  expect(poems.prompt).toBe('You read poems for library.');
  expect([law.fleet, law.instances, poems.instances]).toEqual(['readers', 5, 3]);
});

test('a member describes itself, or as its fleet does', () => {
  expect(law.definition.metadata.description).toBe('They read.');
  expect(poems.definition.metadata.description).toBe('It reads poems.');
});

test('every value knows whether the template, the member or its overrides said it', () => {
  const placeOf = (...path: (string | number)[]): string => shown(at(law.definition, ...path));
  expect(placeOf('metadata', 'name')).toBe('agents/readers.yaml:13 law');
  expect(placeOf('metadata', 'namespace')).toBe('agents/readers.yaml:3 library');
  expect(placeOf('spec', 'limits', 'timeout')).toBe('agents/readers.yaml:17 2m');
  expect(placeOf('spec', 'limits', 'maxSteps')).toBe('agents/readers.yaml:10 4');
  expect(placeOf('spec', 'prompt', 'text')).toBe(
    'agents/readers.yaml:11 "You read {{topic}} for {{agent.namespace}}."',
  );
  expect(placeOf('spec', 'prompt', 'values', 'topic')).toBe('agents/readers.yaml:15 law');
  expect(shown(at(poems.definition, 'metadata', 'description'))).toBe(
    'agents/readers.yaml:20 It reads poems.',
  );
});

function fleetOf(count: number): Definition<'Fleet'> {
  const template = { framework: 'crewai', limits: { timeout: '30s' } } as const;
  return definition('Fleet', 'many', { template, members: [{ name: 'one', count }] });
}

test('a member costs the same however many instances it counts, and shares what it does not change', () => {
  const fleet = fleetOf(30_000);
  const members = expandFleet(fleet);
  expect(members).toHaveLength(1);
  expect(members[0]?.spec).toBe(fleet.spec.template);
});
