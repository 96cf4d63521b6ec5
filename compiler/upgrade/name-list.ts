import type { Path } from '../source/place.ts';
import { upgradeFindings } from './findings.ts';
import type { UpgradeContext } from './older-definition.ts';

/**
 * The items of a list by the name that each becomes, with their indices. A name that stands twice is
 * a finding at the second; the first is kept.
 */
export function byName<Item>(
  context: UpgradeContext,
  path: Path,
  items: readonly Item[],
  nameOf: (item: Item, index: number) => string | undefined,
): Map<string, { readonly item: Item; readonly index: number }> {
  const named = new Map<string, { readonly item: Item; readonly index: number }>();
  for (const [index, item] of items.entries()) {
    const name = nameOf(item, index);
    if (name === undefined) continue;
    const first = named.get(name);
    if (first === undefined) {
      named.set(name, { item, index });
      continue;
    }
    context.report(upgradeFindings.duplicateName, [...path, index], {
      message: `"${name}" is listed twice.`,
      related: [
        {
          place: { document: context.document, path: [...path, first.index] },
          message: 'First listed here.',
        },
      ],
      help: 'Remove or rename one of the two.',
    });
  }
  return named;
}
