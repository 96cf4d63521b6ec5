import { expect, test } from 'vitest';
import { nearestIdentity } from '../../../compiler/cli/trace/nearest-identity.ts';

const identities = [
  'Namespace/finance',
  'Deployment/finance/ledger-reader',
  'Deployment/finance/ledger-writer',
  'Service/finance/ledger-reader',
  'Deployment/staging-desk/sorter',
  'Deployment/desk/shared',
  'Deployment/staging-desk/shared',
];

test.each([
  ['a slip in the name', 'Deployment/finance/ledger-raeder', 'Deployment/finance/ledger-reader'],
  ['a slip in the namespace', 'Service/finanse/ledger-reader', 'Service/finance/ledger-reader'],
  ['another case of the kind', 'service/finance/ledger-reader', 'Service/finance/ledger-reader'],
  ['a slip of a cluster object', 'Namespace/finence', 'Namespace/finance'],
  ['no namespace', 'Deployment/ledger-writer', 'Deployment/finance/ledger-writer'],
  ['no prefix', 'Deployment/desk/sorter', 'Deployment/staging-desk/sorter'],
])('%s', (_, wanted, meant) => {
  expect(nearestIdentity(wanted, identities)).toBe(meant);
});

test.each([
  ['a name that is like none of its namespace', 'Deployment/finance/triage'],
  ['a name that two objects of the kind have', 'Deployment/shared'],
  ['no kind', 'ledger-reader'],
  ['nothing', ''],
  ['the identity of no object at all', 'Role/a/b'],
])('%s means nothing for sure', (_, wanted) => {
  expect(nearestIdentity(wanted, identities)).toBeUndefined();
});
