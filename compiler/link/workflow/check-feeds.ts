import type { Finding, RelatedPlace } from '../../diagnostic/diagnostic.ts';
import { at } from '../../source/origin.ts';
import type { NodePlace } from '../../source/place.ts';
import type { Answer } from '../types/answer.ts';
import { assignability } from '../types/assignability.ts';
import {
  anyType,
  asType,
  isList,
  isObject,
  keyword,
  objectType,
  tupleOf,
  unionOf,
  type Type,
} from '../types/type.ts';
import { isMalformed } from './expression.ts';
import { placeOfPort, type Port } from './interface.ts';
import type { LinkedStep, LinkedWorkflow } from './linked-workflow.ts';
import { placeOfRead } from './place-of-read.ts';
import { typeOfExpression } from './type-of-read.ts';
import { typeOfValue } from './type-of-value.ts';
import type { WorkflowValue } from './workflow-value.ts';

/** A value that does not fit, or of which that cannot be told. */
export interface FeedDoubt {
  readonly kind: 'no' | 'unknown';
  readonly finding: Finding;
}

/** Compares every value that a workflow feeds, and what its steps run for, with what is wanted there. */
export function* checkFeeds(workflow: LinkedWorkflow): Generator<FeedDoubt> {
  for (const step of workflow.steps) {
    yield* checkForEach(workflow, step);
    for (const [name, value] of step.feed?.fed ?? []) {
      const port = step.target?.inputs?.get(name);
      if (port !== undefined) yield* checkValue({ workflow, step, port }, value, port.type);
    }
  }
}

function* checkForEach(workflow: LinkedWorkflow, step: LinkedStep): Generator<FeedDoubt> {
  if (step.forEach?.kind !== 'expression') return;
  const { written } = step.forEach;
  const { type, port } = typeOfExpression(workflow, step, written.expression);
  const answer = assignability(type, { type: 'array' });
  if (answer.kind === 'yes' || isMalformed(written.expression)) return;
  yield {
    kind: answer.kind,
    finding: {
      place: placeOfRead(workflow, written),
      message: `${written.expression.text}${answer.path} ${answer.reason}.`,
      related: port === undefined ? [] : [declared(port)],
      help: 'A step can run only for each element of a list.',
    },
  };
}

interface Feeding {
  readonly workflow: LinkedWorkflow;
  readonly step: LinkedStep;
  readonly port: Port;
}

/** Checks a value part by part, so that the finding stands at the part that does not fit. */
function* checkValue(feeding: Feeding, value: WorkflowValue, wanted: Type): Generator<FeedDoubt> {
  const parts = unionOf(wanted) === undefined ? partsOf(value, wanted) : undefined;
  if (parts === undefined) {
    const { workflow, step } = feeding;
    yield* doubt(feeding, value, assignability(typeOfValue(workflow, step, value), wanted));
    return;
  }
  const answer = assignability(parts.frame, wanted);
  // The parts are not described in the frame; they speak for themselves.
  if (answer.kind === 'no' || (answer.kind === 'unknown' && answer.path === '')) {
    yield* doubt(feeding, value, answer);
    if (answer.kind === 'no') return;
  }
  for (const [part, type] of parts.inner) yield* checkValue(feeding, part, type);
}

/** A list or object of which only the outside is known, and its parts with what is wanted of each. */
interface Parts {
  readonly frame: Type;
  readonly inner: readonly (readonly [WorkflowValue, Type])[];
}

function partsOf(value: WorkflowValue, wanted: Type): Parts | undefined {
  if (value.kind === 'list') {
    const inner = value.items.map((item, index) => [item, elementOf(wanted, index)] as const);
    return { frame: tupleOf(value.items.map(() => anyType)), inner };
  }
  if (value.kind !== 'object') return undefined;
  const entries = [...value.properties];
  const frame = objectType(Object.fromEntries(entries.map(([key]) => [key, anyType] as const)));
  return { frame, inner: entries.map(([key, item]) => [item, propertyOf(wanted, key)] as const) };
}

function elementOf(type: Type, index: number): Type {
  const prefix = keyword(type, 'prefixItems');
  const first = isList(prefix) ? prefix : [];
  return asType(first[index] ?? keyword(type, 'items')) ?? anyType;
}

function propertyOf(type: Type, key: string): Type {
  const properties = keyword(type, 'properties');
  if (isObject(properties) && Object.hasOwn(properties, key)) {
    return asType(keyword(properties, key)) ?? anyType;
  }
  return asType(keyword(type, 'additionalProperties')) ?? anyType;
}

function* doubt(feeding: Feeding, value: WorkflowValue, answer: Answer): Generator<FeedDoubt> {
  if (answer.kind === 'yes') return;
  const { port } = feeding;
  const name = port.path.at(-1) ?? '';
  const { subject, place, related } = describeFed(feeding, value, answer.path);
  yield {
    kind: answer.kind,
    finding: {
      place,
      message: `${subject} ${answer.reason}.`,
      related: [
        ...related,
        { place: placeOfPort(port), message: `Input "${name}" is declared here.` },
      ],
      help:
        answer.kind === 'no'
          ? 'Feed another value, or change one of the two types.'
          : 'Describe the value more closely, or ask less of the input.',
    },
  };
}

interface FedDescription {
  /** The beginning of a message. */
  readonly subject: string;
  readonly place: NodePlace;
  /** Where the value's type comes from. */
  readonly related: readonly RelatedPlace[];
}

/** Describes the part of a value that a path leads to. */
function describeFed(
  { workflow, step, port: input }: Feeding,
  value: WorkflowValue,
  path: string,
): FedDescription {
  const expression = value.kind === 'expression' ? value.written.expression : undefined;
  if (value.kind !== 'expression' || expression === undefined || isMalformed(expression)) {
    const place = at(workflow.definition, ...value.path);
    return { subject: `Input "${input.path.at(-1) ?? ''}${path}"`, place, related: [] };
  }
  const { port } = typeOfExpression(workflow, step, expression);
  return {
    subject: `${expression.text}${path}`,
    place: placeOfRead(workflow, value.written),
    related: port === undefined ? [] : [declared(port)],
  };
}

function declared(port: Port): RelatedPlace {
  return { place: placeOfPort(port), message: `"${port.path.at(-1) ?? ''}" is declared here.` };
}
