import type { Path } from '../source/place.ts';
import { upgradeFindings } from './findings.ts';
import type { UpgradeContext } from './older-definition.ts';

/**
 * The index of each name of a list, in order; undefined names are passed over. A name that stands
 * twice is a finding at the second, and the first is kept.
 */
export function indexNames(
  context: UpgradeContext,
  names: readonly (string | undefined)[],
  pathOf: (index: number) => Path,
): [name: string, index: number][] {
  const indices = new Map<string, number>();
  for (const [index, name] of names.entries()) {
    if (name === undefined) continue;
    const first = indices.get(name);
    if (first === undefined) {
      indices.set(name, index);
      continue;
    }
    const place = { document: context.document, path: pathOf(first) };
    context.report(
      upgradeFindings.duplicateName,
      { path: pathOf(index) },
      {
        message: `"${name}" is listed twice.`,
        related: [{ place, message: 'First listed here.' }],
        help: 'Remove or rename one of the two.',
      },
    );
  }
  return [...indices];
}
