import type { Definition, Kind } from '../../model/definition.ts';
import type { LinkedProgram } from '../../model/program.ts';
import { locatePlace } from '../../report/located.ts';
import { followPath } from '../../source/follow-path.ts';
import { formatPath } from '../../source/format-path.ts';
import { at } from '../../source/origin.ts';
import type { NodePlace, Path } from '../../source/place.ts';
import type { SourceFile } from '../../source/source-file.ts';
import { syntaxTree } from '../../source/syntax-tree.ts';

/** Which part of the estate a field comes from. */
export type FieldRole =
  | 'definition'
  | 'template'
  | 'member'
  | 'override'
  | 'values'
  | 'overlay'
  | 'default'
  | 'environment'
  | 'cluster'
  | 'model'
  | 'project'
  | 'placement';

/** Where a field was written. */
export interface FieldOrigin {
  readonly role: FieldRole;
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
}

/** Finds where parts of an estate's definitions were written. */
export interface FieldOrigins {
  /** Where a part of an agent was written; where it was not, what is nearest around it. */
  ofAgent(agent: Definition<'Agent'>, path: Path): FieldOrigin;
  /** Where the first steps of a path, at least `least` of them, were written; undefined where they were not. */
  written(definition: Definition, path: Path, least: number): FieldOrigin | undefined;
}

/** Finds origins in a program; which document is of which kind is looked up once. */
export function fieldOrigins(program: LinkedProgram): FieldOrigins {
  const kinds = kindsByDocument(program);
  const originAt = (place: NodePlace, owner: Kind): FieldOrigin => {
    const { file, start } = locatePlace(place);
    const kind = kinds.get(place.document.file)?.[place.document.index];
    const role = owner === 'Agent' ? roleInAgent(place.path, kind) : roleOfKind(owner);
    return { role, file: file.path, line: start.line, column: start.column };
  };
  return {
    ofAgent: (agent, path) => originAt(placeOf(program, agent, path), 'Agent'),
    written(definition, path, least) {
      for (let length = path.length; length >= least; length--) {
        const place = placeOf(program, definition, path.slice(0, length));
        if (isWritten(place)) return originAt(place, definition.kind);
      }
      return undefined;
    },
  };
}

/** A namespace that a document does not name is the project's. */
function placeOf({ project }: LinkedProgram, definition: Definition, path: Path): NodePlace {
  const place = at(definition, ...path);
  if (formatPath(path) !== 'metadata.namespace' || isWritten(place)) return place;
  return at(project, 'spec', 'namespace');
}

function isWritten({ document: { file, index }, path }: NodePlace): boolean {
  const document = syntaxTree(file)[index];
  return document !== undefined && followPath(document, path).isExact;
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

/** What a part of an agent is, told by the kind of document that it was written in and where in it. */
function roleInAgent([, part, , inner]: Path, kind: Kind | undefined): FieldRole {
  if (kind === 'Project') return 'default';
  if (kind === 'Environment') return 'overlay';
  if (kind !== 'Fleet') return 'definition';
  if (part !== 'members') return 'template';
  if (inner === 'overrides') return 'override';
  return inner === 'values' ? 'values' : 'member';
}

function roleOfKind(kind: Kind): FieldRole {
  return platformRoles.get(kind) ?? 'definition';
}

const platformRoles: ReadonlyMap<Kind, FieldRole> = new Map<Kind, FieldRole>([
  ['Environment', 'environment'],
  ['Cluster', 'cluster'],
  ['Model', 'model'],
  ['Project', 'project'],
]);
