/** The identity `namespace/name` that a reference means when it stands in a namespace. */
export type ResolveName = (reference: string, fromNamespace: string) => string;

interface Named {
  readonly namespace: string;
  readonly name: string;
}

/**
 * Names as `link` resolves them: with their namespace, else in the referrer's, else unique.
 * `link` has found every reference, and what it means is part of the environment.
 */
export function resolver(things: Iterable<Named>): ResolveName {
  const ids = new Set<string>();
  const byName = new Map<string, string>();
  for (const { namespace, name } of things) {
    const id = `${namespace}/${name}`;
    ids.add(id);
    byName.set(name, id);
  }
  return (reference, fromNamespace) => {
    if (reference.includes('/')) return reference;
    const near = `${fromNamespace}/${reference}`;
    return ids.has(near) ? near : (byName.get(reference) ?? near);
  };
}
