import { suggest } from '../../../diagnostic/suggest.ts';
import type { JsonObject, JsonValue } from '../../../model/json.ts';
import { promptFindings } from './prompt-findings.ts';
import type {
  BlockNode,
  PartialNode,
  TemplateNode,
  TemplateProblem,
  ValuePath,
} from './template.ts';

/** What rendering one prompt would do. */
export interface ValueCheck {
  /** Has the nodes of a partial walked, unless something is wrong with it. */
  enter(node: PartialNode, walk: (nodes: readonly TemplateNode[]) => void): void;
  /** Called for a problem in the template that is being walked. */
  problem(problem: TemplateProblem): void;
}

/**
 * Walks a template the way rendering would, and reports every name that has no value and every value that does
 * not fit, where rendering would stop at the first. Only own properties count as values. It also bounds what
 * rendering does: nested loops over long lists would otherwise run for days.
 */
export function checkValues(
  nodes: readonly TemplateNode[],
  values: JsonObject,
  check: ValueCheck,
): void {
  const walk: Walk = { check, steps: 0, length: 0, exceeded: false };
  walkNodes(walk, nodes, { contexts: [values], loops: 0 });
}

const caps = { steps: 100_000, length: 65_536 };

interface Walk {
  readonly check: ValueCheck;
  steps: number;
  length: number;
  exceeded: boolean;
}

interface Scope {
  /** The value of `this`, then those that `../` reaches. */
  readonly contexts: readonly [JsonValue, ...JsonValue[]];
  /** How many `each` are around. */
  readonly loops: number;
}

function walkNodes(walk: Walk, nodes: readonly TemplateNode[], scope: Scope): void {
  for (const node of nodes) {
    if (walk.exceeded) return;
    walk.steps++;
    if (node.kind === 'text') walk.length += node.length;
    else if (node.kind === 'value') walkValue(walk, node.path, scope);
    else if (node.kind === 'partial') walkPartial(walk, node, scope);
    else walkBlock(walk, node, scope);
    if (walk.steps > caps.steps || walk.length > caps.length) exceed(walk);
  }
}

function exceed(walk: Walk): void {
  if (walk.exceeded) return;
  walk.exceeded = true;
  walk.check.problem({
    type: promptFindings.promptSize,
    span: { start: 0, end: 0 },
    message:
      walk.steps > caps.steps
        ? `Rendering the prompt takes more than ${caps.steps} steps.`
        : `The rendered prompt has more than ${caps.length} characters.`,
    help: 'Shorten the lists that its loops walk, or nest fewer of them.',
  });
}

function walkValue(walk: Walk, path: ValuePath, scope: Scope): void {
  const value = valueOf(walk, path, scope);
  if (value === undefined) return;
  if (typeof value !== 'object') walk.length += String(value).length;
  else {
    mismatch(
      walk,
      path,
      value === null ? 'which is null' : 'which is no single value',
      writeOut(value),
    );
  }
}

function writeOut(value: JsonValue): string {
  return value === null ? 'Give it a text, a number or a boolean.' : 'Walk it with {{#each}}.';
}

function walkPartial(walk: Walk, node: PartialNode, scope: Scope): void {
  walk.length += node.indent;
  const [context] = scope.contexts;
  walk.check.enter(node, (nodes) => {
    walkNodes(walk, nodes, { contexts: [context], loops: scope.loops });
  });
}

function walkBlock(walk: Walk, node: BlockNode, scope: Scope): void {
  const value = valueOf(walk, node.path, scope);
  if (value === undefined) return;
  switch (node.kind) {
    case 'if':
      walkNodes(walk, isTruthy(value) ? node.body : node.otherwise, scope);
      break;
    case 'unless':
      walkNodes(walk, isTruthy(value) ? node.otherwise : node.body, scope);
      break;
    case 'with':
      if (isEmpty(value)) walkNodes(walk, node.otherwise, scope);
      else walkNodes(walk, node.body, enter(scope, value, 0));
      break;
    case 'each':
      walkEach(walk, node, value, scope);
      break;
  }
}

function walkEach(walk: Walk, node: BlockNode, value: JsonValue, scope: Scope): void {
  if (typeof value !== 'object' || value === null) {
    mismatch(walk, node.path, 'which is no list', 'Give it a list or a mapping.');
    return;
  }
  const items: readonly JsonValue[] = Object.values(value);
  if (items.length === 0) walkNodes(walk, node.otherwise, scope);
  for (const item of items) {
    if (walk.exceeded) return;
    walk.steps++;
    walkNodes(walk, node.body, enter(scope, item, 1));
  }
}

/** As Handlebars does, a block that stays in its context adds no level for `../`. */
function enter({ contexts, loops }: Scope, value: JsonValue, loop: number): Scope {
  return { contexts: value === contexts[0] ? contexts : [value, ...contexts], loops: loops + loop };
}

/** The value of a path; reported and undefined where it has none. */
function valueOf(walk: Walk, path: ValuePath, { contexts, loops }: Scope): JsonValue | undefined {
  // Loop variables are numbers, keys or booleans; that one is there is all that matters here.
  if (path.isData && loops > 0) return true;
  const context = path.isData ? undefined : contexts[path.depth];
  let value = context;
  for (const part of path.parts) value = value === undefined ? undefined : ownValue(value, part);
  if (value === undefined) walk.check.problem(missingValue(path, context, contexts.at(-1)));
  return value;
}

function missingValue(
  { text, span, parts: [name = ''] }: ValuePath,
  context: JsonValue | undefined,
  values: JsonValue | undefined,
): TemplateProblem {
  const near = isMapping(context) ? suggest(name, Object.keys(context)) : undefined;
  return {
    type: promptFindings.promptValue,
    span,
    message: `The prompt reads "${text}", which has no value.`,
    help:
      near === undefined || near === name
        ? 'Add it to the values of the prompt, or mend the name.'
        : `Did you mean "${near}"?`,
    meant: context === values ? near : undefined,
  };
}

function isMapping(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function ownValue(value: JsonValue, key: string): JsonValue | undefined {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  const own: unknown = Reflect.get(value, key);
  return isJson(own) ? own : undefined;
}

function isJson(value: unknown): value is JsonValue {
  return value !== undefined && typeof value !== 'function' && typeof value !== 'symbol';
}

function isTruthy(value: JsonValue): boolean {
  return Boolean(value) && !isEmpty(value);
}

/** What Handlebars takes for empty; 0 is not. */
function isEmpty(value: JsonValue): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return !value && value !== 0;
}

function mismatch(walk: Walk, path: ValuePath, what: string, help: string): void {
  walk.check.problem({
    type: promptFindings.promptValueType,
    span: path.span,
    message: `The prompt reads "${path.text}", ${what}.`,
    help,
  });
}
