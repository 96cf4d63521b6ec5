import type { NodePlace, Path } from './place.ts';
import type { SourceDocument } from './source-file.ts';

/**
 * Where the values of a definition were written, for definitions that are not
 * written as they are: upgraded dialects, fleet members, namespace defaults, overlays.
 * Keys are paths as `originKey` writes them; the longest recorded prefix of a path wins,
 * and the rest of the path is appended to it.
 */
export type Origins = ReadonlyMap<string, NodePlace>;

/** What a definition was read from. */
export interface DefinitionSource {
  readonly document: SourceDocument;
  /** Path of the definition itself within the document; empty where the document is the definition. */
  readonly root: Path;
  readonly origins?: Origins;
}

/** The key of a path in `Origins`. */
export function originKey(path: Path): string {
  return JSON.stringify(path);
}

/** The place where the value at `path` of a definition was written. */
export function at(definition: { readonly source: DefinitionSource }, ...path: Path): NodePlace {
  const { document, root, origins } = definition.source;
  if (origins !== undefined) {
    for (let length = path.length; length >= 0; length--) {
      const origin = origins.get(originKey(path.slice(0, length)));
      if (origin !== undefined) return { ...origin, path: [...origin.path, ...path.slice(length)] };
    }
  }
  return { document, path: [...root, ...path] };
}

/** The place of a mapping's key rather than of its value. */
export function atKey(definition: { readonly source: DefinitionSource }, ...path: Path): NodePlace {
  return { ...at(definition, ...path), part: 'key' };
}
