import { test } from 'vitest';
import { contradictingPlacement } from '../../../compiler/link/rules/contradicting-placement.ts';
import { checkRule } from '../../support/check-rule.ts';

function agent(placement: string): string {
  return `
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: maker }
spec:
  placement:
    classes: [pi]
${placement}
`;
}

test('flags a Raspberry Pi without its architecture', () => {
  checkRule(
    contradictingPlacement,
    agent(`    architectures: [amd64]
    #              ^^^^^^^ link/contradicting-placement: Agent "maker" may stand only on nodes of class "pi", but does not run on arm64.
    #              ^^^^^^^ help: Add "arm64", or allow another class.`),
  );
});

test('flags a Raspberry Pi among others without its architecture', () => {
  checkRule(
    contradictingPlacement,
    agent(`    architectures: [amd64]
    #              ^^^^^^^ link/contradicting-placement: Agent "maker" may stand on nodes of class "pi", but does not run on arm64.
    #              ^^^^^^^ help: Add "arm64", or leave "pi" out.`).replace('[pi]', '[pi, x86]'),
  );
});

test('flags a Raspberry Pi for an agent that is not lightweight', () => {
  checkRule(
    contradictingPlacement,
    agent(`    lightweight: false
    #            ^^^^^ link/contradicting-placement: Agent "maker" may stand only on nodes of class "pi", but is not lightweight.`),
  );
});

test('accepts what such a node has, and other classes beside it', () => {
  checkRule(
    contradictingPlacement,
    agent('    architectures: [amd64, arm64]\n    lightweight: true'),
  );
  checkRule(contradictingPlacement, agent('').replace('[pi]', '[pi, x86]'));
});
