import { isDeepStrictEqual } from 'node:util';
import type { AgentSpec } from '../../model/agent.ts';
import type { Path } from '../../source/place.ts';

/** A subtree that a merge took from the other spec: where it stands now, and where it stood there. */
export interface Take {
  readonly path: Path;
  readonly from: Path;
}

/** A merged spec; where nothing was taken, it is the very spec that was given first. */
export interface Merged {
  readonly spec: AgentSpec;
  readonly takes: readonly Take[];
}

/**
 * Merges `other` over `own`: what `other` says wins. Used for the overrides of fleet members and for overlays.
 *
 * - Mappings are merged key by key, however deep.
 * - `tools` are merged by `name` and `skills` by `id`: entries of one name are merged, new ones are appended.
 * - Every other list is replaced, and so are scalars and the `schema` and `default` of an input or output,
 *   because half of one schema and half of another mean nothing.
 * - Keys that exclude each other replace each other: the modes of `hosting` (so a hosting of another mode
 *   replaces the whole hosting), `replicas` and `autoscaling`, `model.name` and `model.tier`,
 *   `prompt.text` and `prompt.file`. A prompt written as plain text counts as `prompt.text`.
 *
 * What equals the value that is there is not a take, so a merge that takes nothing changed nothing.
 */
export function mergeOver(own: AgentSpec, other: AgentSpec): Merged {
  return merge(own, other, 'other');
}

/**
 * Fills into `own` what it leaves out and `other` says. Used for the defaults of a namespace.
 * Mappings are filled key by key; a list or scalar that `own` has stays as it is, and so does a key whose
 * alternative `own` has chosen (a pooled agent gets nothing of a default for dedicated ones).
 */
export function fillIn(own: AgentSpec, other: AgentSpec): Merged {
  return merge(own, other, 'own');
}

/** Which of the two wins where both say something. */
type Winner = 'own' | 'other';

/** A pair of mappings that is being merged, and where each stands in its spec. */
interface Pair {
  readonly own: object;
  readonly other: object;
  readonly path: Path;
  readonly from: Path;
}

function merge(own: AgentSpec, other: AgentSpec, winner: Winner): Merged {
  const takes: Take[] = [];
  const merged = mergeMappings({ own, other, path: [], from: [] }, winner, takes);
  // Merging two specs by their own keys keeps the shape that the schema gave them.
  return { spec: takes.length === 0 ? own : merged, takes };
}

/** The merged mapping; the very mapping that was there where nothing is taken. */
function mergeMappings(pair: Pair, winner: Winner, takes: Take[]): object {
  const group = alternatives.get(pair.path.join('.')) ?? none;
  const chosen = group.find((key) => Object.hasOwn(winner === 'own' ? pair.own : pair.other, key));
  // Where the winner has chosen one of the alternatives, the loser's others go.
  const isDropped = (key: string): boolean =>
    chosen !== undefined && key !== chosen && group.includes(key);
  let merged = winner === 'own' ? pair.own : without(pair.own, group.filter(isDropped));
  for (const key of Object.keys(pair.other)) {
    const other = valueAt(pair.other, key);
    if (other === undefined || isDropped(key)) continue;
    const own = valueAt(merged, key);
    const entry = { own, other, path: [...pair.path, key], from: [...pair.from, key] };
    const value = mergeEntry(entry, winner, takes);
    // A computed key is defined rather than assigned, so that one named `__proto__` stays a key.
    if (value !== own) merged = { ...merged, [key]: value };
  }
  return merged;
}

function without(mapping: object, keys: readonly string[]): object {
  if (!keys.some((key) => Object.hasOwn(mapping, key))) return mapping;
  return Object.fromEntries(entriesOf(mapping).filter(([key]) => !keys.includes(key)));
}

interface Entry {
  readonly own: unknown;
  readonly other: unknown;
  readonly path: Path;
  readonly from: Path;
}

function mergeEntry(entry: Entry, winner: Winner, takes: Take[]): unknown {
  const { own, other, path, from } = entry;
  if (own === undefined) {
    takes.push({ path, from });
    return other;
  }
  if (path.length === 1 && path[0] === 'prompt') return mergePrompts(entry, winner, takes);
  if (isMapping(own) && isMapping(other) && !isIndivisible(path)) {
    return mergeMappings({ own, other, path, from }, winner, takes);
  }
  if (winner === 'own') return own;
  const key = path.length === 1 ? namedLists.get(String(path[0])) : undefined;
  if (key !== undefined && Array.isArray(own) && Array.isArray(other)) {
    return mergeNamedLists({ own, other, path, from }, key, takes);
  }
  if (isDeepStrictEqual(own, other)) return own;
  takes.push({ path, from });
  return other;
}

/** Plain text beside a mapping of text and values stands for its `text`. */
function mergePrompts({ own, other, path, from }: Entry, winner: Winner, takes: Take[]): unknown {
  if (isMapping(own) && typeof other === 'string') {
    const inner: Take[] = [];
    const merged = mergeMappings({ own, other: { text: other }, path, from }, winner, inner);
    takes.push(...inner.map((take) => ({ path: take.path, from })));
    return merged;
  }
  if (typeof own === 'string' && isMapping(other)) {
    return mergeMappings({ own: { text: own }, other, path, from }, winner, takes);
  }
  if (isMapping(own) && isMapping(other)) {
    return mergeMappings({ own, other, path, from }, winner, takes);
  }
  if (winner === 'own' || own === other) return own;
  takes.push({ path, from });
  return other;
}

interface Lists {
  readonly own: readonly unknown[];
  readonly other: readonly unknown[];
  readonly path: Path;
  readonly from: Path;
}

function mergeNamedLists(lists: Lists, key: string, takes: Take[]): unknown[] {
  const merged = [...lists.own];
  const indexOf = new Map<unknown, number>();
  for (const [index, item] of merged.entries()) {
    const name = nameOf(item, key);
    if (!indexOf.has(name)) indexOf.set(name, index);
  }
  for (const [index, other] of lists.other.entries()) {
    const name = nameOf(other, key);
    const target = indexOf.get(name) ?? merged.length;
    indexOf.set(name, target);
    const entry = {
      own: merged[target],
      other,
      path: [...lists.path, target],
      from: [...lists.from, index],
    };
    merged[target] = mergeEntry(entry, 'other', takes);
  }
  return merged;
}

function nameOf(item: unknown, key: string): unknown {
  return isMapping(item) ? valueAt(item, key) : item;
}

/** Keys of which a mapping holds one, by the mapping's path in the spec. */
const alternatives: ReadonlyMap<string, readonly string[]> = new Map([
  ['hosting', ['pooled', 'dedicated', 'serverless', 'scheduled']],
  ['hosting.dedicated', ['replicas', 'autoscaling']],
  ['model', ['name', 'tier']],
  ['prompt', ['text', 'file']],
]);

/** Lists whose entries have a name of their own, and the key that holds it. */
const namedLists: ReadonlyMap<string, string> = new Map([
  ['tools', 'name'],
  ['skills', 'id'],
]);

/** The schema and the default of an input or output are one value each. */
function isIndivisible([field, , part]: Path): boolean {
  return (field === 'inputs' || field === 'outputs') && (part === 'schema' || part === 'default');
}

const none: readonly string[] = [];

function valueAt(mapping: object, key: string): unknown {
  return Object.hasOwn(mapping, key) ? Reflect.get(mapping, key) : undefined;
}

/** `Object.entries` without its `any`. */
function entriesOf(mapping: object): [string, unknown][] {
  return Object.entries(mapping);
}

function isMapping(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
