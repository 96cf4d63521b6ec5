import type { Document, Node, Pair } from 'yaml';
import type { ValidatedOlderDocument } from '../../model/program.ts';
import { at, originKey } from '../../source/origin.ts';
import type { Path } from '../../source/place.ts';
import { upgradedSource } from '../../upgrade/older-definition.ts';
import type { AnyUpgradedDocument } from '../../upgrade/upgrade-document.ts';
import { canonicalJson } from '../yaml/canonical-json.ts';
import { loadYaml } from '../yaml/load-yaml.ts';
import { carryComments } from './carry-comments.ts';
import type { NewPlace } from './carry-comments.ts';
import { newScalar } from './new-scalar.ts';
import { oldNodes } from './old-nodes.ts';
import type { OldNode } from './old-nodes.ts';

/**
 * Puts the v2 form of an older document in its place. What both hold is the same node; everything else stands in
 * the order in which its origin stood, with the comments of that.
 */
export function migrateDocument(
  document: Document.Parsed,
  older: ValidatedOlderDocument,
  { kind, value, moves }: AnyUpgradedDocument,
): void {
  const source = upgradedSource(older.document, older.value, moves);
  const nodes = oldNodes(document.contents, older.value);
  const rewrite: Rewrite = {
    originOf: (path) => nodes.get(originKey(at({ source }, ...path).path)),
    taken: new Set(),
    places: new Map(),
  };
  const root = new (loadYaml().YAMLMap)();
  root.items = [
    newPair(newScalar('apiVersion'), newScalar('adac.dev/v2')),
    newPair(newScalar('kind'), newScalar(kind)),
    newEntry(rewrite, ['metadata'], value.metadata),
    newEntry(rewrite, ['spec'], value.spec),
  ];
  carryComments({ old: document.contents, nodes, root, ...rewrite });
  Reflect.set(document, 'contents', root);
}

/** A document on its way. */
interface Rewrite {
  /** What a value of v2 was written as; undefined where the older document does not hold it. */
  readonly originOf: (path: Path) => OldNode | undefined;
  /** Nodes that were taken over as they are, with everything in them. */
  readonly taken: Set<Node>;
  /** Where a node went, by its path in the older document; outermost first. */
  readonly places: Map<string, NewPlace[]>;
}

function newEntry(rewrite: Rewrite, path: Path, value: unknown): Pair<Node, Node> {
  const key = newScalar(path.at(-1));
  return newPair(key, newNode(rewrite, path, value, key));
}

function newPair(key: Node, value: Node): Pair<Node, Node> {
  return new (loadYaml().Pair)(key, value);
}

function newNode(rewrite: Rewrite, path: Path, value: unknown, key: Node | undefined): Node {
  const origin = rewrite.originOf(path);
  if (origin !== undefined && canTake(rewrite, origin, value)) {
    rewrite.taken.add(origin.node);
    addPlace(rewrite, origin, { head: key ?? origin.node, value: origin.node });
    return origin.node;
  }
  const node = emptyNode(value);
  if (origin !== undefined) addPlace(rewrite, origin, { head: key ?? node, value: node });
  fillNode(rewrite, path, value, node);
  keepFlow(node, origin);
  return node;
}

/** Each node is taken once, since its comments go with it. */
function canTake({ taken }: Rewrite, { node, value: written }: OldNode, value: unknown): boolean {
  return !taken.has(node) && canonicalJson(written) === canonicalJson(value);
}

function addPlace({ places }: Rewrite, { path }: OldNode, place: NewPlace): void {
  const key = originKey(path);
  places.set(key, [...(places.get(key) ?? []), place]);
}

function emptyNode(value: unknown): Node {
  const { YAMLMap: Mapping, YAMLSeq: List } = loadYaml();
  if (Array.isArray(value)) return new List();
  return typeof value === 'object' && value !== null ? new Mapping() : newScalar(value);
}

function fillNode(rewrite: Rewrite, path: Path, value: unknown, node: Node): void {
  const { isMap, isSeq } = loadYaml();
  if (typeof value !== 'object' || value === null) return;
  if (isSeq(node) && Array.isArray(value)) {
    node.items = value.map((item, index) => newNode(rewrite, [...path, index], item, undefined));
  } else if (isMap(node)) {
    node.items = inOldOrder(rewrite, path, value).map(([key, entry]) =>
      newEntry(rewrite, [...path, key], entry),
    );
  }
}

/** Entries in the order of their origins; what nobody wrote follows what it belongs to. */
function inOldOrder({ originOf }: Rewrite, path: Path, value: object): [string, unknown][] {
  let rank = -1;
  const ranked = Object.entries(value).map((entry: [string, unknown]) => {
    rank = originOf([...path, entry[0]])?.rank ?? rank;
    return { entry, rank };
  });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ entry }) => entry);
}

/** Braces and brackets stay where the author had them, unless a list of words became one of mappings. */
function keepFlow(node: Node, origin: OldNode | undefined): void {
  const { isMap, isScalar, isSeq } = loadYaml();
  const old = origin?.node;
  if (isMap(node) && isMap(old)) node.flow = old.flow === true;
  if (isSeq(node) && isSeq(old)) node.flow = old.flow === true && node.items.every(isScalar);
}
