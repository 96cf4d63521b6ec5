import type { SchemaName } from '#validators';

import { diagnose } from '../diagnostic/diagnostic.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { LoadedDocument } from '../model/program.ts';
import type { Path } from '../source/place.ts';
import type { SourceDocument } from '../source/source-file.ts';
import { checkAmounts } from './check-amounts.ts';
import { checkJsonSchema } from './check-json-schema.ts';
import type { SchemaProblem } from './check-json-schema.ts';
import { validateFindings } from './findings.ts';
import { isRecord } from './is-record.ts';
import { visitNodes } from './visit-nodes.ts';
import type { PathPattern } from './visit-nodes.ts';
import type { Shape } from './shapes.ts';

/**
 * What no JSON Schema can say of a document: that amounts can be counted, and that the schemas of
 * inputs and outputs are schemas. Parts of the wrong shape are passed over; the schema reports them.
 */
export function checkMeaning(document: LoadedDocument, { schema }: Shape): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  for (const pattern of amountPatterns.get(schema) ?? []) {
    visitNodes(document.value, pattern, (node, path) => {
      if (isRecord(node)) diagnostics.push(...checkAmounts(document, path, node));
    });
  }
  for (const pattern of parameterPatterns.get(schema) ?? []) {
    visitNodes(document.value, pattern, (node, path) => {
      if (!isRecord(node)) return;
      const problems = checkJsonSchema(node);
      diagnostics.push(...problems.map((problem) => describeProblem(document, path, problem)));
    });
  }
  return diagnostics;
}

function describeProblem(
  document: SourceDocument,
  schema: Path,
  { path, message, help, isKey = false }: SchemaProblem,
): Diagnostic {
  return diagnose(validateFindings.badSchema, {
    place: { document, path: [...schema, ...path], part: isKey ? 'key' : 'value' },
    message,
    ...(help !== undefined && { help }),
  });
}

/** Where the specs of agents stand. */
const agentSpecs: readonly (readonly [SchemaName, PathPattern])[] = [
  ['agent', ['spec']],
  ['fleet', ['spec', 'template']],
  ['fleet', ['spec', 'members', '*', 'overrides']],
  ['environment', ['spec', 'overlays', '*', 'spec']],
  ['project', ['spec', 'defaults', '*', 'spec']],
];

/** Where mappings with `cpu`, `memory` and `storage` stand. */
const amountPatterns = bySchema([
  ...below('resources'),
  ['cluster', ['spec', 'pools', '*']],
  ['cluster', ['spec', 'pools', '*', 'reserved']],
  ['environment', ['spec', 'runtimeClasses', '*', 'perSlot']],
  ['model', ['spec', 'serving', '*', 'resources']],
  ['adac20', ['specification', 'resources']],
]);

/** Where schemas of inputs and outputs stand. */
const parameterPatterns = bySchema([
  ...below('inputs', '*', 'schema'),
  ...below('outputs', '*', 'schema'),
  ['workflow', ['spec', 'inputs', '*', 'schema']],
  ['workflow', ['spec', 'context', '*', 'schema']],
]);

function below(...steps: PathPattern): (readonly [SchemaName, PathPattern])[] {
  return agentSpecs.map(([schema, pattern]) => [schema, [...pattern, ...steps]]);
}

function bySchema(
  entries: readonly (readonly [SchemaName, PathPattern])[],
): ReadonlyMap<SchemaName, readonly PathPattern[]> {
  const map = new Map<SchemaName, PathPattern[]>();
  for (const [schema, pattern] of entries) {
    const patterns = map.get(schema) ?? [];
    patterns.push(pattern);
    map.set(schema, patterns);
  }
  return map;
}
