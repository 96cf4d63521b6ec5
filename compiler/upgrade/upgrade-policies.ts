import { dnsLabel } from './dns-label.ts';
import { indexNames } from './index-names.ts';
import type { UpgradeContext, Upgraded } from './older-definition.ts';

/**
 * Obligations by name. An amount at the end of a name becomes its value:
 * `max_document_size_10mb` is `max-document-size: 10M`.
 */
export function upgradePolicies(
  context: UpgradeContext,
  policies: readonly string[],
): Upgraded<Readonly<Record<string, Amount>>> {
  const read = policies.map(readPolicy);
  const names = read.map(({ name }) => name);
  const entries = indexNames(context, names, (index) => ['policies', index]);
  return {
    value: Object.fromEntries(entries.map(([name, index]) => [name, read[index]?.amount ?? true])),
    moves: () =>
      entries.map(([name, index]) => [
        ['spec', 'policies', name],
        ['policies', index],
      ]),
  };
}

type Amount = true | string | number;

const withAmount = /^(?<stem>[a-z].*?)[_-](?<digits>\d{1,15})(?<unit>kb|mb|gb|tb|ms|s|m|h)?$/;

function readPolicy(policy: string): { readonly name: string; readonly amount: Amount } {
  const { stem = policy, digits, unit } = withAmount.exec(policy)?.groups ?? {};
  const name = dnsLabel(stem) ?? stem;
  if (digits === undefined) return { name, amount: true };
  if (unit === undefined) return { name, amount: Number(digits) };
  return { name, amount: digits + (sizeSuffixes.get(unit) ?? unit) };
}

/** Units of size are powers of 1,000, as their names say; times are written as they are. */
const sizeSuffixes: ReadonlyMap<string, string> = new Map([
  ['kb', 'k'],
  ['mb', 'M'],
  ['gb', 'G'],
  ['tb', 'T'],
]);
