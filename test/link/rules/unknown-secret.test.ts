import { test } from 'vitest';
import { unknownSecret } from '../../../compiler/link/rules/unknown-secret.ts';
import { checkRule } from '../../support/check-rule.ts';
import { officeEnvironment, runnable, smallCluster } from '../../support/resolvable.ts';

const held = '  platform: { secrets: { ledger-credentials: [token, user], mail: [password] } }';

function files(spec: string): Record<string, string> {
  return {
    'clusters/small.yaml': smallCluster,
    'clusters/environments.yaml': officeEnvironment('day', spec),
  };
}

function agent(secrets: string): string {
  return `
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: clerk, namespace: office }
spec:
  ${runnable}
  resources: { cpu: 100m, memory: 128Mi, storage: 1Gi }
  access:
    secrets:
${secrets}
`;
}

test('flags a secret and a key that the environment does not list', () => {
  checkRule(
    unknownSecret,
    agent(`      - name: ledger-credential
        #     ^^^^^^^^^^^^^^^^^ link/unknown-secret: Agent "clerk" names secret "ledger-credential", which environment "day" does not hold.
        #     ^^^^^^^^^^^^^^^^^ help: Did you mean "ledger-credentials"?
        key: token
      - name: mail
        key: login
        #    ^^^^^ link/unknown-secret: Agent "clerk" names key "login" of secret "mail", which environment "day" does not hold.
        #    ^^^^^ help: List it there, or name one that is listed.`),
    files(held),
  );
});

test('lets pass what is listed', () => {
  checkRule(unknownSecret, agent('      - { name: ledger-credentials, key: user }'), files(held));
});

test('knows nothing where an environment lists none', () => {
  checkRule(unknownSecret, agent('      - { name: constructor, key: toString }'), files(''));
});

test('names of the prototype are no secrets', () => {
  checkRule(
    unknownSecret,
    agent(`      - name: constructor
        #     ^^^^^^^^^^^ link/unknown-secret: Agent "clerk" names secret "constructor", which environment "day" does not hold.
        key: name`),
    files(held),
  );
});
