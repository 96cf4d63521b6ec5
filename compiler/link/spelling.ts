import type { AnyDefinition } from '../model/definition.ts';
import { locate } from '../source/locate.ts';
import { at } from '../source/origin.ts';
import type { NodePlace } from '../source/place.ts';
import { placeOfName, type AnySymbol, type SymbolKind, type Suggestion } from './symbols.ts';

/**
 * The name as its author wrote it at `place`: older dialects write `executive_summary_agent`
 * where v2 has `executive-summary-agent`, and people know the name that they wrote.
 */
export function spellingOf(definition: AnyDefinition, place: NodePlace, name: string): string {
  if (definition.dialect === 'v2') return name;
  const { file, span } = locate(place);
  const written = unquote(file.text.slice(span.start, span.end));
  // Of `anthropic.claude-3-haiku` the name is only what follows the provider.
  return `-${labelOf(written)}`.endsWith(`-${labelOf(name)}`) ? written : name;
}

/** The name of a definition as its author wrote it. */
export function spellingOfName(definition: AnyDefinition): string {
  return spellingOf(definition, at(definition, 'metadata', 'name'), definition.metadata.name);
}

/** A symbol's name as its author wrote it. */
export function spellingOfSymbol(symbol: AnySymbol): string {
  return spellingOf(symbol.definition, placeOfName(symbol), symbol.name);
}

/** A suggestion as the author of `definition` would write it. */
export function spellingOfSuggestion(
  definition: AnyDefinition,
  suggestion: Suggestion<SymbolKind>,
): string {
  const { text, symbol } = suggestion;
  // Only a bare name has another spelling; a v2 file writes names as v2 does.
  return definition.dialect === 'v2' || text.includes('/') ? text : spellingOfSymbol(symbol);
}

function unquote(text: string): string {
  return /^(["']).*\1$/.test(text) ? text.slice(1, -1) : text;
}

function labelOf(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9/]+/g, '-');
}
