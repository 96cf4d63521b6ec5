import type { ChainPart } from './name-chain.ts';
import { isMalformed, type Expression, type MalformedExpression } from './expression.ts';
import type { Port, Ports } from './interface.ts';
import type { LinkedStep, LinkedWorkflow, Read } from './linked-workflow.ts';
import {
  anyType,
  asType,
  isObject,
  jsonTypesOf,
  keyword,
  listOf,
  objectType,
  type Type,
} from '../types/type.ts';

/** The type of what an expression reads, and who declared it. */
export interface TypedRead {
  readonly type: Type;
  /** Undefined where the type does not come from a single declaration. */
  readonly port: Port | undefined;
}

const unknown: TypedRead = { type: anyType, port: undefined };

/** The type of an expression at the step that reads it; `any` wherever it is not known. */
export function typeOfExpression(
  workflow: LinkedWorkflow,
  reader: LinkedStep | undefined,
  expression: Expression | MalformedExpression,
): TypedRead {
  if (isMalformed(expression)) return unknown;
  const { type, port } = typeOfSubject(workflow, reader, expression);
  const inner = descend(type, expression.below);
  return inner.missing === undefined ? { type: inner.type, port } : unknown;
}

/** The type of a read. */
export function typeOfRead(workflow: LinkedWorkflow, read: Read): TypedRead {
  return typeOfExpression(workflow, read.reader, read.expression);
}

/** The type of what the expression begins with, before the path below it. */
export function typeOfSubject(
  workflow: LinkedWorkflow,
  reader: LinkedStep | undefined,
  expression: Expression,
): TypedRead {
  const { subject } = expression;
  switch (subject.root) {
    case 'inputs':
      return typeOfPort(workflow.inputs, subject.name.text);
    case 'context':
      return typeOfPort(workflow.context, subject.name.text);
    case 'item':
      return reader === undefined ? unknown : typeOfItem(workflow, reader);
    case 'steps': {
      const source = workflow.findStep(subject.step.text).likely;
      if (source?.target?.outputs === undefined) return unknown;
      return typeOfOutput(source, source.target.outputs, subject.output?.text);
    }
  }
}

function typeOfPort(ports: Ports, name: string): TypedRead {
  const port = ports.get(name);
  return port === undefined ? unknown : { type: port.type, port };
}

/** A step with `forEach` gives each of its outputs as a list, one element for each run. */
function typeOfOutput(source: LinkedStep, outputs: Ports, name: string | undefined): TypedRead {
  const perRun = source.step.forEach === undefined ? (type: Type) => type : listOf;
  if (name !== undefined) {
    const { type, port } = typeOfPort(outputs, name);
    return { type: perRun(type), port };
  }
  const names = source.step.outputs ?? [...outputs.keys()];
  const entries = names.map((key) => [key, perRun(outputs.get(key)?.type ?? anyType)] as const);
  return { type: objectType(Object.fromEntries(entries)), port: undefined };
}

function typeOfItem(workflow: LinkedWorkflow, reader: LinkedStep): TypedRead {
  // A `forEach` that reads `${item}` itself would never end.
  const expression = listOfRepetition(reader);
  if (expression === undefined || isMalformed(expression) || expression.subject.root === 'item')
    return unknown;
  const { type, port } = typeOfExpression(workflow, reader, expression);
  return { type: asType(keyword(type, 'items')) ?? anyType, port };
}

/** The list that a step runs for, where it is read from somewhere as it is. */
function listOfRepetition({
  forEach,
  repetition,
}: LinkedStep): Expression | MalformedExpression | undefined {
  if (forEach?.kind === 'expression') return forEach.written.expression;
  const [only] = repetition?.reads ?? [];
  if (repetition === undefined || only === undefined) return undefined;
  const { start, end } = only.expression.span;
  return repetition.text.trim() === repetition.text.slice(start, end) ? only.expression : undefined;
}

/** Where a path below a type leads. */
export interface Descent {
  /** The type at the end of the path; where a part is missing, `any`. */
  readonly type: Type;
  /** The first part that is surely not there. */
  readonly missing: ChainPart | undefined;
  /** The type that the missing part was looked for in. */
  readonly parent: Type;
}

/** Follows a path below a type. */
export function descend(type: Type, below: readonly ChainPart[]): Descent {
  let current: Type = type;
  for (const part of below) {
    const next = step(current, part.name);
    if (next === undefined) return { type: anyType, missing: part, parent: current };
    current = next;
  }
  return { type: current, missing: undefined, parent: current };
}

/** The type of one property or element; undefined where there is surely none. */
function step(type: Type, name: string | number): Type | undefined {
  const types = jsonTypesOf(type);
  if (types === undefined) return anyType;
  if (typeof name === 'number') {
    if (!types.has('array')) return undefined;
    return keyword(type, 'prefixItems') === undefined
      ? (asType(keyword(type, 'items')) ?? anyType)
      : anyType;
  }
  if (!types.has('object')) return undefined;
  const properties = keyword(type, 'properties');
  if (isObject(properties) && Object.hasOwn(properties, name)) {
    return asType(keyword(properties, name)) ?? anyType;
  }
  const rest = keyword(type, 'additionalProperties');
  if (rest === false && keyword(type, 'patternProperties') === undefined) return undefined;
  return asType(rest) ?? anyType;
}
