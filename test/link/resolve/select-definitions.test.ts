import { describe, expect, test } from 'vitest';
import {
  agentText,
  checkEnvironment,
  environmentText,
  linkFiles,
  onlyEnvironment,
} from '../../support/link-estate.ts';

const sales = {
  'agents/triage.yaml': agentText('triage'),
  'agents/clerk.yaml': agentText('clerk').replace(
    'namespace: sales',
    'namespace: sales, labels: { shift: night }',
  ),
  'agents/support.yaml': agentText('triage', '', 'support'),
};

const fleet = `apiVersion: adac.dev/v2
kind: Fleet
metadata: { name: readers, namespace: library }
spec:
  template:
    framework: crewai
    runtime: { image: "python:3.11-slim", handler: agents.read }
    resources: { cpu: 1m, memory: 1Mi, storage: 1Mi }
    hosting: { dedicated: {} }
  members:
    - { name: fast, count: 5 }
    - { name: slow, count: 3 }
    - { name: careful, count: 2 }
`;

const team = `apiVersion: adac.dev/v2
kind: Team
metadata: { name: desk, namespace: sales }
spec:
  strategy: hierarchical
  members: [triage, clerk]
  lead: triage
`;

const workflow = (name: string, step: string): string => `apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: ${name}, namespace: sales }
spec:
  steps:
    - id: work
      ${step}
`;

/** Identities with their instances. */
function selected(definitions: string, files: Readonly<Record<string, string>>): string[] {
  const environments = environmentText(`  definitions:\n${definitions}`);
  const program = linkFiles({ ...files, 'clusters/environments.yaml': environments });
  return onlyEnvironment(program).agents.map(({ id, instances }) => `${id} ${instances}`);
}

describe('what a selection brings', () => {
  test('an agent, a namespace, and labels', () => {
    expect(selected('    - agent: support/triage\n', sales)).toEqual(['support/triage 1']);
    expect(selected('    - namespace: sales\n', sales)).toEqual([
      'sales/clerk 1',
      'sales/triage 1',
    ]);
    expect(selected('    - labels: { shift: night }\n', sales)).toEqual(['sales/clerk 1']);
  });

  test('a fleet and a single member of one', () => {
    const files = { 'agents/fleet.yaml': fleet };
    expect(selected('    - fleet: readers\n', files)).toEqual([
      'library/careful 2',
      'library/fast 5',
      'library/slow 3',
    ]);
    expect(selected('    - agent: library/slow\n', files)).toEqual(['library/slow 3']);
  });

  test('a team brings its agents', () => {
    expect(selected('    - team: desk\n', { ...sales, 'agents/team.yaml': team })).toEqual([
      'sales/clerk 1',
      'sales/triage 1',
    ]);
  });

  test('a workflow brings what its steps run, workflows within it included', () => {
    const files = {
      ...sales,
      'agents/team.yaml': team,
      'workflows/outer.yaml': workflow('outer', 'workflow: inner'),
      'workflows/inner.yaml': workflow('inner', 'team: desk'),
    };
    expect(selected('    - workflow: outer\n', files)).toEqual(['sales/clerk 1', 'sales/triage 1']);
    const environments = environmentText('  definitions: [{ workflow: outer }]\n');
    const program = linkFiles({ ...files, 'clusters/environments.yaml': environments });
    const { workflows, teams } = onlyEnvironment(program);
    expect(workflows.map(({ metadata }) => metadata.name)).toEqual(['inner', 'outer']);
    expect(teams.map(({ metadata }) => metadata.name)).toEqual(['desk']);
  });

  test('what two selections name stands in the environment once', () => {
    expect(selected('    - namespace: sales\n    - agent: sales/clerk\n', sales)).toEqual([
      'sales/clerk 1',
      'sales/triage 1',
    ]);
  });

  test('a size scales an agent, and divides over a fleet by its counts', () => {
    expect(selected('    - { agent: sales/clerk, size: 4 }\n', sales)).toEqual(['sales/clerk 4']);
    expect(
      selected('    - { fleet: readers, size: 100 }\n', { 'agents/fleet.yaml': fleet }),
    ).toEqual(['library/careful 20', 'library/fast 50', 'library/slow 30']);
  });

  test('a member whose share is nothing does not run', () => {
    expect(selected('    - { fleet: readers, size: 1 }\n', { 'agents/fleet.yaml': fleet })).toEqual(
      ['library/fast 1'],
    );
  });
});

describe('what cannot be selected', () => {
  test('a name that is not defined', () => {
    checkEnvironment(
      environmentText(`  definitions:
    - agent: sales/triag
    #        ^^^^^^^^^^^ link/unknown-selection: Environment "live" names agent "sales/triag", which is not defined.
    #        ^^^^^^^^^^^ help: Did you mean "sales/triage"?
    - fleet: nobody
    #        ^^^^^^ link/unknown-selection: Environment "live" names fleet "nobody", which is not defined.
    - team: nobody
    #       ^^^^^^ link/unknown-selection: Environment "live" names team "nobody", which is not defined.
    - workflow: nobody
    #           ^^^^^^ link/unknown-selection: Environment "live" names workflow "nobody", which is not defined.
`),
      sales,
    );
  });

  test('a name of several namespaces', () => {
    checkEnvironment(
      environmentText(`  definitions:
    - agent: triage
    #        ^^^^^^ link/ambiguous-selection: Environment "live" names agent "triage", which is defined in several namespaces.
    #        ^^^^^^ help: Write the namespace too, such as "sales/triage".
`),
      sales,
    );
  });

  test('a namespace without anything in it, and labels that nothing has', () => {
    checkEnvironment(
      environmentText(`  definitions:
    - namespace: sale
    #            ^^^^ link/empty-selection: Namespace "sale" holds no agent, fleet, team or workflow.
    #            ^^^^ help: Did you mean "sales"?
    - labels: { shift: day }
    #         ^^^^^^^^^^^^^^ link/empty-selection: No agent, fleet, team or workflow has the labels "shift: day".
`),
      sales,
    );
  });

  test('no labels at all', () => {
    checkEnvironment(
      environmentText(`  definitions:
    - labels: {}
    #         ^^ link/empty-selection: The selection lists no labels.
`),
      sales,
    );
  });
});
