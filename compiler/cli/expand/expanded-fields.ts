import type { Definition, Kind } from '../../model/definition.ts';
import type { LinkedProgram } from '../../model/program.ts';
import type { ResolvedAgent } from '../../model/resolved-agent.ts';
import { locatePlace } from '../../report/located.ts';
import { followPath } from '../../source/follow-path.ts';
import { formatPath } from '../../source/format-path.ts';
import { at } from '../../source/origin.ts';
import type { NodePlace, Path } from '../../source/place.ts';
import type { SourceFile } from '../../source/source-file.ts';
import { syntaxTree } from '../../source/syntax-tree.ts';

/** Which part of the estate a field of an agent comes from. */
export type FieldRole =
  'definition' | 'template' | 'member' | 'override' | 'values' | 'overlay' | 'default';

/** Where a field was written. */
export interface FieldOrigin {
  readonly role: FieldRole;
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
}

/** One value of a resolved agent: a scalar, a list of scalars, or something empty. */
export interface ExpandedField {
  /** From the root of the definition: `metadata` or `spec` comes first. */
  readonly path: Path;
  readonly value: unknown;
  readonly origin: FieldOrigin;
}

/** Every field of a resolved agent in the order in which it was merged, each with where it was written. */
export function expandedFields(
  program: LinkedProgram,
  { definition }: ResolvedAgent,
): readonly ExpandedField[] {
  const kinds = kindsByDocument(program);
  const fields: ExpandedField[] = [];
  const visit = (path: Path, value: unknown): void => {
    const parts = partsOf(value);
    if (parts === undefined) {
      const place = placeOf(program, definition, path);
      const kind = kinds.get(place.document.file)?.[place.document.index];
      fields.push({ path, value, origin: originOf(place, kind) });
      return;
    }
    for (const [step, part] of parts) visit([...path, step], part);
  };
  visit(['metadata'], definition.metadata);
  visit(['spec'], definition.spec);
  return fields;
}

/** A namespace that a document does not name is the project's. */
function placeOf({ project }: LinkedProgram, agent: Definition<'Agent'>, path: Path): NodePlace {
  const place = at(agent, ...path);
  if (formatPath(path) !== 'metadata.namespace') return place;
  const document = syntaxTree(place.document.file)[place.document.index];
  const isWritten = document !== undefined && followPath(document, place.path).isExact;
  return isWritten ? place : at(project, 'spec', 'namespace');
}

/** What is within a value; undefined where it is shown as a whole. */
function partsOf(value: unknown): readonly (readonly [string | number, unknown])[] | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    return items.some((item) => typeof item === 'object' && item !== null)
      ? [...items.entries()]
      : undefined;
  }
  const entries: [string, unknown][] = Object.entries(value);
  const written = entries.filter(([, part]) => part !== undefined);
  return written.length === 0 ? undefined : written;
}

type KindsByDocument = ReadonlyMap<SourceFile, readonly (Kind | undefined)[]>;

/** The kinds of the documents of each file, by their index. */
function kindsByDocument({ definitions }: LinkedProgram): KindsByDocument {
  const kinds = new Map<SourceFile, (Kind | undefined)[]>();
  for (const { kind, source } of Object.values(definitions).flat()) {
    const { file, index } = source.document;
    const ofFile = kinds.get(file) ?? [];
    ofFile[index] = kind;
    kinds.set(file, ofFile);
  }
  return kinds;
}

function originOf(place: NodePlace, kind: Kind | undefined): FieldOrigin {
  const { file, start } = locatePlace(place);
  const role = roleOf(place.path, kind);
  return { role, file: file.path, line: start.line, column: start.column };
}

function roleOf([, part, , inner]: Path, kind: Kind | undefined): FieldRole {
  if (kind === 'Project') return 'default';
  if (kind === 'Environment') return 'overlay';
  if (kind !== 'Fleet') return 'definition';
  if (part !== 'members') return 'template';
  if (inner === 'overrides') return 'override';
  return inner === 'values' ? 'values' : 'member';
}
