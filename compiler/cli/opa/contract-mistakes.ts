import type { RegoMistake } from './opa-request.ts';

/**
 * What keeps a parsed rule (as `opa parse --format json` writes it) from being one: its package has to
 * follow from its path, and `deny` (or `warn`) has to be a set, since anything else can be undefined,
 * which would read as nothing to object to.
 */
export function contractMistakes(path: string, tree: unknown): readonly RegoMistake[] {
  const mistake = (message: string): RegoMistake => ({ path, line: 1, column: 1, message });
  const wanted = `adac.${path
    .replace(/\.rego$/, '')
    .replaceAll('-', '_')
    .replaceAll('/', '.')}`;
  const decisions = listOf(tree, 'rules').filter((rule) => decisionNames.has(nameOf(rule)));
  const found: RegoMistake[] = [];
  const have = packageOf(tree);
  if (have !== wanted) {
    found.push(mistake(`the package is ${have}, but the path asks for ${wanted}`));
  }
  if (decisions.length === 0) found.push(mistake('the rule gives neither deny nor warn'));
  for (const rule of decisions) {
    const head = fieldOf(rule, 'head');
    const isSet = fieldOf(head, 'key') !== undefined && fieldOf(head, 'value') === undefined;
    if (!isSet) {
      found.push(mistake(`${nameOf(rule)} must be a set: write \`${nameOf(rule)} contains …\``));
    }
  }
  return found;
}

const decisionNames: ReadonlySet<string> = new Set(['deny', 'warn']);

function packageOf(tree: unknown): string {
  const [, ...names] = listOf(fieldOf(tree, 'package'), 'path');
  return names.map((name) => String(fieldOf(name, 'value'))).join('.');
}

function nameOf(rule: unknown): string {
  const [first] = listOf(fieldOf(rule, 'head'), 'ref');
  return String(fieldOf(first, 'value'));
}

function listOf(value: unknown, key: string): readonly unknown[] {
  const list = fieldOf(value, key);
  return Array.isArray(list) ? list : [];
}

function fieldOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
