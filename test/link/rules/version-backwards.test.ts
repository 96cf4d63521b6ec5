import { describe, expect, test } from 'vitest';
import { versionBackwards } from '../../../compiler/link/rules/version-backwards.ts';
import { linkRules } from '../../../compiler/link/rules.ts';
import { linkDiagnostics } from '../../support/check-rule.ts';
import { checkFindings } from '../../support/check-findings.ts';
import { officeEnvironment, runnable, smallCluster } from '../../support/resolvable.ts';

const files = {
  'clusters/small.yaml': smallCluster,
  'clusters/environments.yaml': officeEnvironment('day'),
  'clusters/night.yaml': officeEnvironment('night'),
};

/** Checks a text against what is drawn in it, where the committed output holds the given versions. */
function check(text: string, committed: Readonly<Record<string, string>>): void {
  expect(linkRules).toContain(versionBackwards);
  const versions = new Map(Object.entries(committed));
  checkFindings(
    text,
    (sources) => linkDiagnostics({ ...sources, committed: { versions, fixedReplicas: new Map() } }),
    { files },
  );
}

function agent(version: string): string {
  return `
apiVersion: adac.dev/v2
kind: Agent
metadata:
  name: clerk
  namespace: office
  ${version}
spec:
  ${runnable}
  resources: { cpu: 100m, memory: 128Mi, storage: 1Gi }
`;
}

test('flags a version below the committed one, once for all environments', () => {
  check(
    agent(`version: 1.3.9
  #        ^^^^^ link/version-backwards: Agent "clerk" goes back to version "1.3.9" from "1.4.0", which the committed output holds.
  #        ^^^^^ help: Write a version above "1.4.0".`),
    { 'office/clerk': '1.4.0' },
  );
});

test('flags a fleet once, at its version', () => {
  check(
    `
apiVersion: adac.dev/v2
kind: Fleet
metadata:
  name: clerks
  namespace: office
  version: 2.0.0-rc.1
  #        ^^^^^^^^^^ link/version-backwards: Agent "first" goes back to version "2.0.0-rc.1" from "2.0.0", which the committed output holds.
spec:
  template:
    ${runnable.replaceAll('\n  ', '\n    ').replace('{ replicas: 1 }', '{}')}
    resources: { cpu: 100m, memory: 128Mi, storage: 1Gi }
  members: [{ name: first, count: 1 }, { name: second, count: 1 }]
`,
    { 'office/first': '2.0.0', 'office/second': '2.0.0' },
  );
});

describe('lets pass', () => {
  test.each([
    ['the same version', 'version: 1.4.0', { 'office/clerk': '1.4.0' }],
    ['a higher one', 'version: 1.10.0', { 'office/clerk': '1.9.0' }],
    ['other build metadata', 'version: 1.4.0+b', { 'office/clerk': '1.4.0+a' }],
    ['an agent that is new', 'version: 0.1.0', { 'office/other': '9.0.0' }],
    ['an agent that names no version', 'tags: [old]', { 'office/clerk': '1.4.0' }],
    ['what is committed and no version', 'version: 1.0.0', { 'office/clerk': 'latest' }],
  ])('%s', (_, version, committed) => {
    check(agent(version), { ...committed });
  });
});
