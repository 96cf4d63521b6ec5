import { isRecord } from './is-record.ts';

type Schema = Readonly<Record<string, unknown>>;

/** The definition of a schema that a reference names: `#/$defs/` and a name, and nothing else. */
export function definitionOf(root: Schema, reference: string): unknown {
  const name = /^#\/\$defs\/([^/~%]+)$/.exec(reference)?.[1];
  if (name === undefined || !isRecord(root.$defs) || !Object.hasOwn(root.$defs, name))
    return undefined;
  return root.$defs[name];
}

/** The name of the first definition that contains itself, directly or through others. */
export function recursiveDefinition(root: Schema): string | undefined {
  if (!isRecord(root.$defs)) return undefined;
  const done = new Set<string>();
  return Object.keys(root.$defs).find((name) =>
    leadsBack(root, `#/$defs/${name}`, new Set(), done),
  );
}

/** Each definition is followed once: `done` holds those that lead nowhere, `open` those on the way. */
function leadsBack(root: Schema, reference: string, open: Set<string>, done: Set<string>): boolean {
  if (open.has(reference)) return true;
  if (done.has(reference)) return false;
  open.add(reference);
  const found = referencesIn(definitionOf(root, reference)).some((next) =>
    leadsBack(root, next, open, done),
  );
  open.delete(reference);
  done.add(reference);
  return found;
}

function referencesIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(referencesIn);
  if (!isRecord(node)) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    key === '$ref' && typeof value === 'string' ? [value] : referencesIn(value),
  );
}
