import { expect, test } from 'vitest';
import { ineffectiveSpread } from '../../../compiler/link/rules/ineffective-spread.ts';
import { linkRules } from '../../../compiler/link/rules.ts';
import { checkFindings } from '../../support/check-findings.ts';
import { linkDiagnostics } from '../../support/check-rule.ts';
import { officeEnvironment, runnable, smallCluster } from '../../support/resolvable.ts';

const runtimeClass = `  runtimeClasses:
    - { name: shared, framework: langgraph, image: registry.example/runtime:1, slotsPerPod: 10, lightweight: false, perSlot: { cpu: 100m, memory: 64Mi, storage: 1Gi } }`;

const files = {
  'clusters/small.yaml': smallCluster,
  'clusters/day.yaml': officeEnvironment('day', runtimeClass),
  'clusters/night.yaml': officeEnvironment('night', runtimeClass),
};

/** Checks an agent with the given hosting and placement against what is drawn beside the placement. */
function check(hosting: string, placement: string): void {
  expect(linkRules).toContain(ineffectiveSpread);
  const text = `
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: clerk, namespace: office }
spec:
  ${runnable.replace('{ dedicated: { replicas: 1 } }', hosting)}
  resources: { cpu: 100m, memory: 64Mi, storage: 1Gi }
  placement:
    ${placement}
`;
  checkFindings(text, linkDiagnostics, { files });
}

test('flags a spread of shared pods, once for all environments', () => {
  check(
    '{ pooled: {} }',
    `spread: { by: zone, maxSkew: 1 }
    #       ^^^^^^^^^^^^^^^^^^^^^^^^ link/ineffective-spread: Agent "clerk" asks for an even spread, but shares its pods with other agents.
    #       ^^^^^^^^^^^^^^^^^^^^^^^^ help: Host it as dedicated, or remove the spread.`,
  );
});

test('flags a spread of what Knative scales', () => {
  check(
    '{ serverless: { maxScale: 2 } }',
    `spread: { by: node, maxSkew: 1 }
    #       ^^^^^^^^^^^^^^^^^^^^^^^^ link/ineffective-spread: Agent "clerk" asks for an even spread, but has pods that Knative places.`,
  );
});

test('lets a dedicated agent spread, and a pooled one that does not ask', () => {
  check('{ dedicated: { replicas: 2 } }', 'spread: { by: node, maxSkew: 1 }');
  check('{ pooled: {} }', 'classes: [x86]');
});
