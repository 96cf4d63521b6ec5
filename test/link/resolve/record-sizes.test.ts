import { test } from 'vitest';
import { agentText, checkEnvironment, environmentText } from '../../support/link-estate.ts';

const files = { 'agents/triage.yaml': agentText('triage') };

test('a size needs one agent or fleet to belong to', () => {
  checkEnvironment(
    environmentText(`  definitions:
    - namespace: sales
      size: 5
      #     ^ link/misplaced-size: A size stands beside a selection that names neither an agent nor a fleet.
`),
    files,
  );
});

test('one agent has one size', () => {
  checkEnvironment(
    environmentText(`  definitions:
    - agent: triage
      size: 2
    - agent: sales/triage
      size: 3
      #     ^ link/contradicting-size: Agent "sales/triage" is given 3 instances here and 2 elsewhere.
`),
    files,
  );
});

test('the same size twice is no contradiction', () => {
  checkEnvironment(
    environmentText(`  definitions:
    - agent: triage
      size: 2
    - agent: sales/triage
      size: 2
    - namespace: sales
`),
    files,
  );
});
