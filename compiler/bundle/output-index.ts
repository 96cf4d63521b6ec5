import { formatCostLines, type Costs } from './cost-lines.ts';
import { isPlainPath } from './plain-path.ts';

/** One file that the compiler owns. */
export interface IndexEntry {
  /** Relative to the output folder: `<manifests|argocd|bundle>/<environment>/…`. */
  readonly path: string;
  /** Kubernetes objects in it, for the guard against destroying many. */
  readonly objects: number;
  /** Bytes. */
  readonly size: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

/** The index's own path in the output folder. */
export const indexPath = 'index.json';

/**
 * The text of `index.json`: sorted, one file and one environment's cost a line, so that branches that touch
 * different files merge.
 */
export function formatIndex(
  compiler: string,
  entries: readonly IndexEntry[],
  costs: Costs = new Map(),
): string {
  const lines = [...entries].sort((a, b) => (a.path < b.path ? -1 : 1)).map(formatEntry);
  const priced = costs.size === 0 ? '' : `,"costs":[\n${formatCostLines(costs).join(',\n')}\n]`;
  return `{"version":1,"compiler":${JSON.stringify(compiler)},"files":[\n${lines.join(',\n')}\n]${priced}}\n`;
}

/** One entry as both indexes write it, keys in fixed order. */
export function formatEntry({ path, objects, size, sha256 }: IndexEntry): string {
  return JSON.stringify({ path, objects, size, sha256 });
}

/**
 * The entries of an index, by path. It is read line by line and not as a whole, so that one with the
 * markers of a merge conflict still names what both sides own. A line that is no entry, or whose path
 * is not one that adac writes, gives no ownership: what it names stays untouched.
 */
export function parseIndex(text: string): ReadonlyMap<string, IndexEntry> {
  const entries = new Map<string, IndexEntry>();
  for (const line of text.split('\n')) {
    const entry = parseEntry(line.replace(/,?\r?$/, ''));
    if (entry !== undefined) entries.set(entry.path, entry);
  }
  return entries;
}

/** Whether a text is an index that adac wrote, if perhaps with the markers of a merge conflict in it. */
export function isIndex(text: string): boolean {
  return text.slice(0, 1000).includes('{"version":1,"compiler":"');
}

/** The environment that an owned path belongs to. */
export function environmentOf(path: string): string | undefined {
  return ownedPath.exec(path)?.[1];
}

const ownedPath = /^(?:manifests|argocd|bundle)\/([^/]+)\/./;

function parseEntry(line: string): IndexEntry | undefined {
  if (!line.startsWith('{"path":') || !line.endsWith('}')) return undefined;
  try {
    const value: unknown = JSON.parse(line);
    return isEntry(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isEntry(value: unknown): value is IndexEntry {
  if (typeof value !== 'object' || value === null) return false;
  return (
    'path' in value &&
    typeof value.path === 'string' &&
    isPlainPath(value.path) &&
    environmentOf(value.path) !== undefined &&
    'objects' in value &&
    isCount(value.objects) &&
    'size' in value &&
    isCount(value.size) &&
    'sha256' in value &&
    typeof value.sha256 === 'string' &&
    /^[0-9a-f]{64}$/.test(value.sha256)
  );
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
