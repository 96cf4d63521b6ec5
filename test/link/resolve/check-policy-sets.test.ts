import { test } from 'vitest';
import {
  agentText,
  checkEnvironment,
  environmentText,
  surroundings,
} from '../../support/link-estate.ts';

const files = { 'agents/triage.yaml': agentText('triage') };

function withSets(sets: string): string {
  return environmentText('  definitions: [{ agent: triage }]\n').replace('policySets: []', sets);
}

test('a set that the project does not have', () => {
  checkEnvironment(
    withSets(`policySets:
    - ownership
    - suply-chain
    # ^^^^^^^^^^^ link/unknown-policy-set: Policy set "suply-chain" is not known.
    # ^^^^^^^^^^^ help: Did you mean "supply-chain"?
    - billing
    # ^^^^^^^ link/unknown-policy-set: Policy set "billing" is not known.
    # ^^^^^^^ help: The project has "ownership", "supply-chain".`),
    files,
  );
});

test('where the project lists none, the folders of its policies are its sets', () => {
  const project = (surroundings['adac.yaml'] ?? '').replace(/ {2}policySets.*\n/, '');
  checkEnvironment(
    withSets(`policySets:
    - data
    - ownership
    # ^^^^^^^^^ link/unknown-policy-set: Policy set "ownership" is not known.
    # ^^^^^^^^^ help: The project has "data".`),
    { ...files, 'adac.yaml': project, 'policies/data/classes.rego': 'package adac.data.classes\n' },
  );
});
