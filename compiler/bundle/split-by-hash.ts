/** A line of a file, and the name that decides which file it goes to. */
export interface KeyedLine {
  readonly key: string;
  readonly line: string;
}

/** Lines whose key's hash begins with `bits`. */
export interface HashBucket {
  /** Zeros and ones; empty where nothing had to be split. */
  readonly bits: string;
  readonly items: readonly KeyedLine[];
}

/**
 * Divides lines over buckets of at most `limit` characters (a longer line stands alone). A bucket that grows
 * too large splits in two by the next bit of the hash, and no other one changes: so a line that comes or
 * goes touches one bucket, or the two that one splits into.
 */
export function splitByHash(lines: readonly KeyedLine[], limit: number): readonly HashBucket[] {
  return split(
    lines.map((item) => ({ item, hash: stableHash(item.key) })),
    '',
    limit,
  );
}

interface HashedLine {
  readonly item: KeyedLine;
  readonly hash: number;
}

const hashBits = 32;

function split(lines: readonly HashedLine[], bits: string, limit: number): readonly HashBucket[] {
  const size = lines.reduce((sum, { item }) => sum + item.line.length, 0);
  if (size <= limit || lines.length === 1 || bits.length === hashBits) {
    return lines.length === 0 ? [] : [{ bits, items: lines.map(({ item }) => item) }];
  }
  const mask = 1 << (hashBits - 1 - bits.length);
  return [
    ...split(
      lines.filter(({ hash }) => (hash & mask) === 0),
      `${bits}0`,
      limit,
    ),
    ...split(
      lines.filter(({ hash }) => (hash & mask) !== 0),
      `${bits}1`,
      limit,
    ),
  ];
}

/** FNV-1a over UTF-16 units, with the finisher of MurmurHash3, since names that count up differ in few bits. */
export function stableHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
