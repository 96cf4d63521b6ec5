import { suggest } from '../../diagnostic/suggest.ts';

/**
 * The object that somebody who wrote `wanted` most likely meant: one that differs in its name alone, in its namespace
 * alone or in its kind alone, and is near there; or the only one of that kind and name. Compared part by part, since
 * two long identities of one namespace are alike however little their names have in common.
 */
export function nearestIdentity(wanted: string, identities: Iterable<string>): string | undefined {
  const parts = wanted.split('/');
  const known = [...identities].map((identity) => identity.split('/'));
  for (const position of [...parts.keys()].reverse()) {
    const near = known.filter((other) => differsOnlyAt(position, parts, other));
    const part = suggest(
      parts[position] ?? '',
      near.map((other) => other[position] ?? ''),
    );
    if (part !== undefined) return parts.with(position, part).join('/');
  }
  const [only, ...others] = known.filter(
    (other) => other[0] === parts[0] && other.at(-1) === parts.at(-1),
  );
  return others.length === 0 ? only?.join('/') : undefined;
}

function differsOnlyAt(
  position: number,
  parts: readonly string[],
  other: readonly string[],
): boolean {
  return (
    parts.length === other.length &&
    parts.every((part, index) => index === position || part === other[index])
  );
}
