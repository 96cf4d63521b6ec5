/**
 * The parts of `input` that parsed Rego (as `opa parse --format json` writes it) reads, as paths of
 * keys. A path ends where a key is computed, so it covers everything below it.
 */
export function collectReads(tree: unknown): readonly (readonly string[])[] {
  const paths: (readonly string[])[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) {
      for (const one of node) visit(one);
    } else if (isNode(node)) {
      const path = inputPath(node);
      if (path !== undefined) paths.push(path);
      for (const one of Object.values(node)) visit(one);
    }
  };
  visit(tree);
  return shortest(paths);
}

type Node = Readonly<Record<string, unknown>>;

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null;
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function inputPath({ type, value }: Node): readonly string[] | undefined {
  if (type !== 'ref' || !isList(value)) return undefined;
  const [head, ...terms] = value;
  if (!isNode(head) || head.type !== 'var' || head.value !== 'input') return undefined;
  const computed = terms.findIndex((term) => !isNode(term) || term.type !== 'string');
  return (computed < 0 ? terms : terms.slice(0, computed)).map((term) =>
    isNode(term) ? String(term.value) : '',
  );
}

/** Without those that another one covers, sorted key by key. */
function shortest(paths: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const kept: (readonly string[])[] = [];
  for (const path of [...paths].sort(comparePaths)) {
    const last = kept.at(-1);
    if (last?.every((key, index) => key === path[index]) !== true) kept.push(path);
  }
  return kept;
}

function comparePaths(a: readonly string[], b: readonly string[]): number {
  for (const [index, key] of a.entries()) {
    const other = b[index];
    if (other === undefined) return 1;
    if (key !== other) return key < other ? -1 : 1;
  }
  return a.length - b.length;
}
