import type { Definition } from '../../model/definition.ts';
import type { Path } from '../../source/place.ts';

/** What decides on a field of an object: a part of a definition, or where the placement puts an agent. */
export type FieldSource = DefinitionSource | PlacementSource;

/** A part of a definition; whether it is written there is for the reader to see. */
export interface DefinitionSource {
  readonly kind: 'definition';
  readonly definition: Definition;
  readonly path: Path;
  /** The steps from `path` on that the part is known to have, if it is written there at all. */
  readonly rest: Path;
}

/** The lines of `adac.lock` of some agents of an environment. */
export interface PlacementSource {
  readonly kind: 'placement';
  readonly environment: string;
  /** Ids of agents, never none. */
  readonly agents: readonly string[];
}

/** By the path of an input of an emitter, such as `demand.memory`, the sources of what stands there and below. */
export type SourceTable = ReadonlyMap<string, readonly SourceAt[]>;

/** The source of an input, given the steps that lead on from the input. */
export type SourceAt = (rest: Path) => FieldSource;

/** A part of a definition that is shaped like the input. */
export function along(definition: Definition, path: string): SourceAt {
  return (rest) => ({ kind: 'definition', definition, path: stepsOf(path), rest });
}

/** A part of a definition that the input is worked out from. */
export function whole(definition: Definition, path: string): SourceAt {
  return () => ({ kind: 'definition', definition, path: stepsOf(path), rest: [] });
}

/** Where the placement puts agents. */
export function placement(environment: string, agents: readonly string[]): SourceAt {
  return () => ({ kind: 'placement', environment, agents });
}

/** The steps of a path that is written with dots, numbers as indices. */
export function stepsOf(path: string): Path {
  if (path === '') return [];
  return path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}

/** The sources of an input, by the longest path of the table that leads to it; none where no path does. */
export function sourcesOf(table: SourceTable, input: Path): readonly FieldSource[] {
  for (let length = input.length; length > 0; length--) {
    const found = table.get(input.slice(0, length).join('.'));
    if (found !== undefined) return found.map((source) => source(input.slice(length)));
  }
  return [];
}
