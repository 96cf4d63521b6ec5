import { dnsLabel } from './dns-label.ts';
import { byName } from './name-list.ts';
import type { Move, UpgradeContext, Upgraded } from './older-definition.ts';

/** Obligations by name; an amount at the end of a name becomes its value: `max_document_size_10mb` is `max-document-size: 10M`. */
export function upgradePolicies(
  context: UpgradeContext,
  policies: readonly string[],
): Upgraded<Readonly<Record<string, true | string | number>>> {
  const entries = [...byName(context, ['policies'], policies, (policy) => readPolicy(policy).name)];
  return {
    value: Object.fromEntries(entries.map(([name, { item }]) => [name, readPolicy(item).amount])),
    moves: entries.map(([name, { index }]): Move => [
      ['spec', 'policies', name],
      ['policies', index],
    ]),
  };
}

function readPolicy(policy: string): {
  readonly name: string;
  readonly amount: true | string | number;
} {
  const groups = /^(?<stem>.*[a-z].*?)[_.-](?<digits>\d{1,15})(?<unit>kb|mb|gb|tb|ms|s|m|h)?$/.exec(
    policy,
  )?.groups;
  const { stem = policy, digits, unit } = groups ?? {};
  const name = dnsLabel(stem) ?? stem;
  if (digits === undefined) return { name, amount: true };
  if (unit === undefined) return { name, amount: Number(digits) };
  return { name, amount: digits + (sizeSuffixes.get(unit) ?? unit) };
}

/** Units of size are powers of 1,000, as the names of the units say; times are written as they are. */
const sizeSuffixes: ReadonlyMap<string, string> = new Map([
  ['kb', 'k'],
  ['mb', 'M'],
  ['gb', 'G'],
  ['tb', 'T'],
]);
