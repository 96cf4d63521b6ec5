import type { JsonValue } from '../../model/json.ts';
import type { Path } from '../../source/place.ts';
import type { Expression, MalformedExpression } from './expression.ts';
import { templateExpressions } from './template-expressions.ts';
import { isList, isObject } from '../types/type.ts';

/** An expression and the scalar that it stands in. */
export interface WrittenExpression {
  readonly expression: Expression | MalformedExpression;
  /** Path of the scalar in the workflow's definition. */
  readonly path: Path;
}

/** A value of a step's inputs or a workflow's outputs, with its expressions read. */
export type WorkflowValue =
  /** Without any expression. */
  | { readonly kind: 'constant'; readonly value: JsonValue; readonly path: Path }
  /** One expression and nothing else. */
  | { readonly kind: 'expression'; readonly written: WrittenExpression; readonly path: Path }
  /** Text with expressions in it. */
  | {
      readonly kind: 'text';
      readonly written: readonly WrittenExpression[];
      /** A regular expression that the result matches. */
      readonly pattern: string;
      readonly path: Path;
    }
  | { readonly kind: 'list'; readonly items: readonly WorkflowValue[]; readonly path: Path }
  | {
      readonly kind: 'object';
      readonly properties: ReadonlyMap<string, WorkflowValue>;
      readonly path: Path;
    };

/** Reads the expressions of a value, however deep they stand in it. */
export function readValue(value: JsonValue, path: Path): WorkflowValue {
  if (typeof value === 'string') return readText(value, path);
  if (isList(value)) {
    const items = value.map((item, index) => readValue(item, [...path, index]));
    return items.every(isConstant)
      ? { kind: 'constant', value, path }
      : { kind: 'list', items, path };
  }
  if (!isObject(value)) return { kind: 'constant', value, path };
  const properties = new Map<string, WorkflowValue>();
  for (const [key, item] of Object.entries(value))
    properties.set(key, readValue(item, [...path, key]));
  return [...properties.values()].every(isConstant)
    ? { kind: 'constant', value, path }
    : { kind: 'object', properties, path };
}

/** Every expression of a value. */
export function expressionsIn(value: WorkflowValue): readonly WrittenExpression[] {
  switch (value.kind) {
    case 'constant':
      return [];
    case 'expression':
      return [value.written];
    case 'text':
      return value.written;
    case 'list':
      return value.items.flatMap(expressionsIn);
    case 'object':
      return [...value.properties.values()].flatMap(expressionsIn);
  }
}

function readText(value: string, path: Path): WorkflowValue {
  if (!value.includes('${')) return { kind: 'constant', value, path };
  const { expressions, whole } = templateExpressions(value);
  const written = expressions.map((expression) => ({ expression, path }));
  const [only] = written;
  return whole && only !== undefined
    ? { kind: 'expression', written: only, path }
    : { kind: 'text', written, pattern: patternOf(value), path };
}

/** What stands around the expressions stays; in their place anything can stand. */
function patternOf(text: string): string {
  const parts = text.split(/\$\{[^}]*\}?/).map(escapeText);
  return `^${parts.join('[^]*')}$`;
}

function escapeText(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

function isConstant(value: WorkflowValue): boolean {
  return value.kind === 'constant';
}
