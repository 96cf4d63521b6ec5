/**
 * Which of two versions comes first in SemVer 2.0: below 0 where `a` does, above 0 where `b` does, 0 where
 * they differ in build metadata at most. A text that is no such version equals every other.
 */
export function compareVersions(a: string, b: string): number {
  const one = parseVersion(a);
  const other = parseVersion(b);
  if (one === undefined || other === undefined) return 0;
  return compareLists(one.core, other.core) || comparePreReleases(one.preRelease, other.preRelease);
}

interface Version {
  /** Major, minor and patch. */
  readonly core: readonly string[];
  /** Identifiers after the hyphen; none for a release. */
  readonly preRelease: readonly string[];
}

function parseVersion(text: string): Version | undefined {
  const match = /^(\d+)\.(\d+)\.(\d+)(?:-([\w.-]+))?(?:\+[\w.-]+)?$/.exec(text);
  if (match === null) return undefined;
  const [, major = '', minor = '', patch = '', preRelease] = match;
  return { core: [major, minor, patch], preRelease: preRelease?.split('.') ?? [] };
}

/** A release comes after its pre-releases. */
function comparePreReleases(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return b.length - a.length;
  return compareLists(a, b);
}

/** Part by part; of two that agree so far, the longer one comes later. */
function compareLists(a: readonly string[], b: readonly string[]): number {
  for (const [index, part] of a.entries()) {
    const other = b[index];
    if (other === undefined) return 1;
    const order = compareParts(part, other);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/** Numbers come before words, by value whatever their length; words by their characters. */
function compareParts(a: string, b: string): number {
  const [isNumber, isOtherNumber] = [/^\d+$/.test(a), /^\d+$/.test(b)];
  if (isNumber !== isOtherNumber) return isNumber ? -1 : 1;
  if (isNumber && a.length !== b.length) return a.length - b.length;
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
