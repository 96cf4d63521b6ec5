import type { Definition } from '../model/definition.ts';
import type { FleetMember } from '../model/fleet.ts';
import type { DefinitionsByKind } from '../model/program.ts';
import { at, originKey } from '../source/origin.ts';
import type { NodePlace } from '../source/place.ts';
import { createSuggester, type Suggester } from './suggester.ts';

/** Kinds that a reference may name. Fleet members count as kind Agent. */
export type SymbolKind =
  | 'Agent'
  | 'Fleet'
  | 'Team'
  | 'Workflow'
  | 'Tool'
  | 'Model'
  | 'Cluster'
  | 'Environment'
  | 'Scaling';

/** A definition under its namespace and name. */
export interface DefinitionSymbol<K extends SymbolKind> {
  readonly namespace: string;
  readonly name: string;
  readonly definition: Definition<K>;
  readonly memberIndex: undefined;
}

/** A member of a fleet: an agent of the fleet's namespace that has no definition of its own. */
export interface MemberSymbol {
  readonly namespace: string;
  readonly name: string;
  readonly definition: Definition<'Fleet'>;
  /** Index in the fleet's `spec.members`. */
  readonly memberIndex: number;
  readonly member: FleetMember;
}

/** What stands for a definition of each kind. */
export type SymbolByKind = {
  readonly [K in SymbolKind]: K extends 'Agent' ? AgentSymbol : DefinitionSymbol<K>;
};

export type AgentSymbol = DefinitionSymbol<'Agent'> | MemberSymbol;

export type SymbolOf<K extends SymbolKind> = SymbolByKind[K];

export type AnySymbol = SymbolOf<SymbolKind>;

/** Two definitions of one identity; `first` is the one that references find. */
export interface DuplicateIdentity {
  readonly kind: SymbolKind;
  readonly first: AnySymbol;
  readonly second: AnySymbol;
}

export interface SymbolTable<K extends SymbolKind> {
  /** By `namespace/name`. */
  readonly byIdentity: ReadonlyMap<string, SymbolOf<K>>;
  /** By name alone, in all namespaces. */
  readonly byName: ReadonlyMap<string, readonly SymbolOf<K>[]>;
  /** Names that are near an unknown one. */
  readonly suggestName: Suggester;
  /** Identities that are near an unknown one. */
  readonly suggestIdentity: Suggester;
}

/** Everything that a reference can name. */
export interface Symbols {
  readonly tables: { readonly [K in SymbolKind]: SymbolTable<K> };
  /** In order of file. */
  readonly duplicates: readonly DuplicateIdentity[];
}

/** A name that is near an unknown one, as the reference would have to write it. */
export interface Suggestion<K extends SymbolKind> {
  readonly text: string;
  readonly symbol: SymbolOf<K>;
}

/** What a reference names; exactly one of the keys tells which. */
export type Lookup<K extends SymbolKind> =
  | { readonly found: SymbolOf<K> }
  | { readonly unknown: string; readonly suggestion: Suggestion<K> | undefined }
  | { readonly ambiguous: string; readonly candidates: readonly SymbolOf<K>[] };

/** The symbol table of all definitions; the order of the definitions does not matter. */
export function collectSymbols(definitions: DefinitionsByKind): Symbols {
  const duplicates: DuplicateIdentity[] = [];
  const tables: Symbols['tables'] = {
    Agent: buildTable('Agent', agentSymbols(definitions), duplicates),
    Fleet: buildTable('Fleet', definitions.Fleet.map(symbolOf), duplicates),
    Team: buildTable('Team', definitions.Team.map(symbolOf), duplicates),
    Workflow: buildTable('Workflow', definitions.Workflow.map(symbolOf), duplicates),
    Tool: buildTable('Tool', definitions.Tool.map(symbolOf), duplicates),
    Model: buildTable('Model', definitions.Model.map(symbolOf), duplicates),
    Cluster: buildTable('Cluster', definitions.Cluster.map(symbolOf), duplicates),
    Environment: buildTable('Environment', definitions.Environment.map(symbolOf), duplicates),
    Scaling: buildTable('Scaling', definitions.Scaling.map(symbolOf), duplicates),
  };
  return { tables, duplicates };
}

/**
 * What `text` (a name or `namespace/name`) names when it stands in a definition of `fromNamespace`.
 * A bare name is looked up in that namespace first and must then be unique in all of them.
 */
export function findReference<K extends SymbolKind>(
  symbols: Symbols,
  kind: K,
  text: string,
  fromNamespace: string,
): Lookup<K> {
  const table: SymbolTable<K> = symbols.tables[kind];
  const exact = table.byIdentity.get(text.includes('/') ? text : `${fromNamespace}/${text}`);
  if (exact !== undefined) return { found: exact };
  const candidates = table.byName.get(text) ?? [];
  const [only] = candidates;
  if (only === undefined)
    return { unknown: text, suggestion: suggestSymbol(table, text, fromNamespace) };
  return candidates.length === 1 ? { found: only } : { ambiguous: text, candidates };
}

/** What the reference names, or surely means; so that checking can go on behind a misspelt name. */
export function findLikely<K extends SymbolKind>(
  symbols: Symbols,
  kind: K,
  text: string,
  fromNamespace: string,
): SymbolOf<K> | undefined {
  const lookup = findReference(symbols, kind, text, fromNamespace);
  if ('found' in lookup) return lookup.found;
  return 'unknown' in lookup ? lookup.suggestion?.symbol : undefined;
}

/** `namespace/name`. */
export function identityOf(symbol: { readonly namespace: string; readonly name: string }): string {
  return `${symbol.namespace}/${symbol.name}`;
}

/** Where the symbol's name was written. */
export function placeOfName(symbol: AnySymbol): NodePlace {
  return symbol.memberIndex === undefined
    ? at(symbol.definition, 'metadata', 'name')
    : at(symbol.definition, 'spec', 'members', symbol.memberIndex, 'name');
}

function symbolOf<K extends SymbolKind>(definition: Definition<K>): DefinitionSymbol<K> {
  const { name, namespace = 'default' } = definition.metadata;
  return { namespace, name, definition, memberIndex: undefined };
}

function agentSymbols(definitions: DefinitionsByKind): SymbolOf<'Agent'>[] {
  const symbols: SymbolOf<'Agent'>[] = definitions.Agent.map(symbolOf);
  for (const definition of definitions.Fleet) {
    const { namespace = 'default' } = definition.metadata;
    for (const [memberIndex, member] of definition.spec.members.entries()) {
      symbols.push({ namespace, name: member.name, definition, memberIndex, member });
    }
  }
  return symbols;
}

function buildTable<K extends SymbolKind>(
  kind: K,
  symbols: readonly SymbolOf<K>[],
  duplicates: DuplicateIdentity[],
): SymbolTable<K> {
  const byIdentity = new Map<string, SymbolOf<K>>();
  const doubled: SymbolOf<K>[] = [];
  for (const symbol of symbols) {
    const identity = identityOf(symbol);
    const first = byIdentity.get(identity);
    if (first === undefined) {
      byIdentity.set(identity, symbol);
    } else if (compareByPlace(symbol, first) < 0) {
      // The first in order of file wins, whatever the order in which the definitions come.
      byIdentity.set(identity, symbol);
      doubled.push(first);
    } else {
      doubled.push(symbol);
    }
  }
  for (const second of doubled.sort(compareByPlace)) {
    const first = byIdentity.get(identityOf(second));
    if (first !== undefined) duplicates.push({ kind, first, second });
  }
  const byName = groupByName(byIdentity.values());
  return {
    byIdentity,
    byName,
    suggestName: createSuggester(() => byName.keys()),
    suggestIdentity: createSuggester(() => byIdentity.keys()),
  };
}

function groupByName<S extends AnySymbol>(symbols: Iterable<S>): ReadonlyMap<string, readonly S[]> {
  const byName = new Map<string, S[]>();
  for (const symbol of symbols) {
    const group = byName.get(symbol.name);
    if (group === undefined) byName.set(symbol.name, [symbol]);
    else group.push(symbol);
  }
  return byName;
}

function compareByPlace(a: AnySymbol, b: AnySymbol): number {
  const one = a.definition.source;
  const other = b.definition.source;
  return (
    compare(one.document.file.path, other.document.file.path) ||
    one.document.index - other.document.index ||
    compare(originKey(one.root), originKey(other.root)) ||
    (a.memberIndex ?? -1) - (b.memberIndex ?? -1)
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** The one symbol whose name is clearly near `text`, looked for in the reference's own namespace first. */
function suggestSymbol<K extends SymbolKind>(
  table: SymbolTable<K>,
  text: string,
  fromNamespace: string,
): Suggestion<K> | undefined {
  if (text.includes('/')) {
    const identity = table.suggestIdentity(text);
    const symbol = identity === undefined ? undefined : table.byIdentity.get(identity);
    return identity === undefined || symbol === undefined ? undefined : { text: identity, symbol };
  }
  const name = table.suggestName(text);
  if (name === undefined) return undefined;
  const own = table.byIdentity.get(`${fromNamespace}/${name}`);
  const candidates = table.byName.get(name) ?? [];
  const symbol = own ?? (candidates.length === 1 ? candidates[0] : undefined);
  return symbol === undefined ? undefined : { text: name, symbol };
}
