import { expect, test } from 'vitest';
import {
  agentText,
  checkEnvironment,
  environmentText,
  linkFiles,
  onlyEnvironment,
} from '../../support/link-estate.ts';

const files = { 'agents/triage.yaml': agentText('triage') };
const phases = (list: string): string =>
  environmentText(`  definitions: [{ agent: triage, size: 40 }]\n  phases:${list}\n`);

test('declared phases are kept; without any there is one with all', () => {
  const declared = linkFiles({ ...files, 'clusters/environments.yaml': phases(' [1, 5, 40]') });
  expect(onlyEnvironment(declared).phases).toEqual([1, 5, 40]);
  const bare = environmentText('  definitions: [{ agent: triage, size: 40 }]\n');
  expect(
    onlyEnvironment(linkFiles({ ...files, 'clusters/environments.yaml': bare })).phases,
  ).toEqual([40]);
});

test('phases grow', () => {
  checkEnvironment(
    phases(`
    - 10
    - 10
    # ^^ link/unordered-phases: Phase 2 runs 10 agents, which is not more than the 10 before it.
    - 40`),
    files,
  );
});

test('the last phase is the whole environment', () => {
  checkEnvironment(
    phases(`
    - 10
    - 30
    # ^^ link/wrong-last-phase: The last phase runs 30 agents, but environment "live" has 40.
    # ^^ help: Write 40, or change what the environment selects.`),
    files,
  );
});

test('where an agent is missing for another reason, the total is not judged', () => {
  checkEnvironment(
    environmentText(`  definitions:
    - { agent: triage, size: 40 }
    - agent: nobody
    #        ^^^^^^ link/unknown-selection: Environment "live" names agent "nobody", which is not defined.
  phases: [10, 30]
`),
    files,
  );
});
