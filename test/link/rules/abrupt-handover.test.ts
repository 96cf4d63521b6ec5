import { describe, expect, test } from 'vitest';
import { abruptHandover } from '../../../compiler/link/rules/abrupt-handover.ts';
import { linkRules } from '../../../compiler/link/rules.ts';
import { checkFindings } from '../../support/check-findings.ts';
import { linkDiagnostics } from '../../support/check-rule.ts';
import { officeEnvironment, runnable, smallCluster } from '../../support/resolvable.ts';

const files = {
  'clusters/small.yaml': smallCluster,
  'clusters/environments.yaml': officeEnvironment('day'),
  'clusters/night.yaml': officeEnvironment('night'),
};

/** Checks a text against what is drawn in it, where the committed output holds the given replicas. */
function check(text: string, committed: Readonly<Record<string, number>>): void {
  expect(linkRules).toContain(abruptHandover);
  const fixedReplicas = new Map(Object.entries(committed));
  checkFindings(
    text,
    (sources) => linkDiagnostics({ ...sources, committed: { versions: new Map(), fixedReplicas } }),
    { files },
  );
}

function agent(hosting: string): string {
  return `
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: clerk, namespace: office }
spec:
  ${runnable.replace('hosting: { dedicated: { replicas: 1 } }', hosting)}
  resources: { cpu: 100m, memory: 128Mi, storage: 1Gi }
`;
}

test('says how an agent with several replicas moves under an autoscaler, once for all environments', () => {
  check(
    agent(`hosting:
    dedicated:
      autoscaling: { min: 2, max: 8 }
      #            ^^^^^^^^^^^^^^^^^^ link/abrupt-handover: Agent "clerk" has 4 replicas in environment "day", and would fall to one pod before the autoscaler takes over.
      #            ^^^^^^^^^^^^^^^^^^ help: Moving it takes two publishes: one with \`replicas: 4\` beside \`autoscaling\`, the next without.`),
    { 'day/office/clerk': 4, 'night/office/clerk': 2 },
  );
});

describe('lets pass', () => {
  const scaled = 'hosting: { dedicated: { autoscaling: { min: 2, max: 8 } } }';
  test.each([
    ['an agent that is new', scaled, {}],
    ['one that had a single pod', scaled, { 'day/office/clerk': 1 }],
    ['one that had replicas elsewhere', scaled, { 'dusk/office/clerk': 4 }],
    [
      'the first of the two publishes',
      'hosting: { dedicated: { replicas: 4, autoscaling: { min: 2, max: 8 } } }',
      { 'day/office/clerk': 4 },
    ],
    ['replicas that change', 'hosting: { dedicated: { replicas: 2 } }', { 'day/office/clerk': 4 }],
    ['another hosting', 'hosting: { serverless: { maxScale: 4 } }', { 'day/office/clerk': 4 }],
  ])('%s', (_, hosting, committed) => {
    check(agent(hosting), { ...committed });
  });
});
