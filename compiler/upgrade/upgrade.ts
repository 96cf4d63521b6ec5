import type { Diagnostic, PhaseResult } from '../diagnostic/diagnostic.ts';
import type { Definition, Dialect, Kind } from '../model/definition.ts';
import { noDefinitions } from '../model/program.ts';
import type {
  DefinitionLists,
  UpgradedProgram,
  ValidatedDefinition,
  ValidatedDocument,
  ValidatedOlderDocument,
  ValidatedProgram,
} from '../model/program.ts';
import type { DocumentKind } from '../model/document.ts';
import type { SourceDocument } from '../source/source-file.ts';
import { upgradeContext, upgradedSource } from './older-definition.ts';
import { upgradeDocument } from './upgrade-document.ts';
import type { UpgradedDocument } from './upgrade-document.ts';

/**
 * Every document in the shape of v2, with its namespace filled in. Older dialects keep where each
 * value was written, so that later findings point into the file that the author knows.
 */
export function upgrade(program: ValidatedProgram): PhaseResult<UpgradedProgram> {
  const diagnostics: Diagnostic[] = [];
  const namespace = defaultNamespace(program.documents);
  const definitions = noDefinitions();
  for (const document of program.documents) {
    if (document.dialect === 'v2') add(definitions, currentDefinition(document, namespace));
    else addOlder(definitions, document, namespace, diagnostics);
  }
  return { value: { sources: program.sources, definitions }, diagnostics };
}

function add<K extends Kind>(lists: DefinitionLists, definition: Definition<K>): void {
  lists[definition.kind].push(definition);
}

/** The namespace of definitions that name none. */
function defaultNamespace(documents: readonly ValidatedDocument[]): string {
  for (const { kind, value } of documents) {
    if (kind !== 'Project') continue;
    if ('spec' in value && 'namespace' in value.spec && typeof value.spec.namespace === 'string')
      return value.spec.namespace;
  }
  return 'default';
}

function currentDefinition<K extends DocumentKind>(
  { document, kind, value }: ValidatedDefinition<K>,
  namespace: string,
): Definition<K> {
  return {
    kind,
    metadata: { ...value.metadata, namespace: value.metadata.namespace ?? namespace },
    spec: value.spec,
    dialect: 'v2',
    source: { document, root: [] },
  };
}

function addOlder(
  lists: DefinitionLists,
  older: ValidatedOlderDocument,
  namespace: string,
  diagnostics: Diagnostic[],
): void {
  const { document, dialect } = older;
  const upgraded = upgradeDocument(upgradeContext(document, diagnostics), older);
  const target = { document, dialect, written: older.value, namespace };
  switch (upgraded.kind) {
    case 'Agent':
      add(lists, olderDefinition(upgraded, target));
      break;
    case 'Workflow':
      add(lists, olderDefinition(upgraded, target));
      break;
    case 'Scaling':
      add(lists, olderDefinition(upgraded, target));
      break;
  }
}

function olderDefinition<K extends Kind>(
  { kind, value, moves }: UpgradedDocument<K>,
  target: {
    readonly document: SourceDocument;
    readonly dialect: Dialect;
    /** What the document holds. */
    readonly written: unknown;
    readonly namespace: string;
  },
): Definition<K> {
  const { document, dialect, written, namespace } = target;
  return {
    kind,
    metadata: { ...value.metadata, namespace: value.metadata.namespace ?? namespace },
    spec: value.spec,
    dialect,
    source: upgradedSource(document, written, moves),
  };
}
