import type { RelatedPlace, Report } from '../../diagnostic/diagnostic.ts';
import { at } from '../../source/origin.ts';
import type { NodePlace } from '../../source/place.ts';
import type { LinkRule } from '../link-rule.ts';
import { findMismatch } from '../workflow/assignability.ts';
import { isMalformed } from '../workflow/expression.ts';
import { placeOfPort, type Port } from '../workflow/interface.ts';
import type { LinkedStep, LinkedWorkflow } from '../workflow/linked-workflow.ts';
import { placeOfRead } from '../workflow/place-of-read.ts';
import {
  anyType,
  asType,
  isObject,
  keyword,
  objectType,
  unionOf,
  type Type,
} from '../workflow/type.ts';
import { typeOfExpression } from '../workflow/type-of-read.ts';
import { typeOfValue } from '../workflow/type-of-value.ts';
import type { WorkflowValue } from '../workflow/workflow-value.ts';

/** Values fit the inputs that they feed. */
export const typeMismatch: LinkRule = {
  code: 'link/type-mismatch',
  severity: 'error',
  summary:
    'A value that feeds an input has a type that the input takes, because the agent would refuse it at run time.',
  explanation: `
Types are JSON Schemas. Every value of the output's schema must be one of the input's schema; where that cannot be
told, nothing is said. An object or list whose content is not described fits every other.

\`\`\`yaml
# rows of analyze: items with an amount of type string; rows of chart: items with an amount of type number
steps:
  - id: chart
    agent: chart-maker
    dependsOn: [analyze]
    inputs:
      rows: "\${steps.analyze.outputs.rows}"     # steps.analyze.outputs.rows[].amount is string, "number" is wanted
\`\`\`

Change the schema of the output or of the input:

\`\`\`yaml
outputs:
  rows:
    schema:
      type: array
      items:
        type: object
        properties:
          amount: {type: number}
\`\`\`

The outputs of a step with \`forEach\` are lists, one element for each run.
`,
  check({ workflows }, report) {
    for (const workflow of workflows) {
      for (const step of workflow.steps) {
        checkForEach(workflow, step, report);
        for (const [name, value] of step.feed?.fed ?? []) {
          const port = step.target?.inputs?.get(name);
          if (port !== undefined) checkValue({ workflow, step, port, report }, value, port.type);
        }
      }
    }
  },
};

function checkForEach(workflow: LinkedWorkflow, step: LinkedStep, report: Report): void {
  if (step.forEach?.kind !== 'expression') return;
  const { written } = step.forEach;
  const { type, port } = typeOfExpression(workflow, step, written.expression);
  const mismatch = findMismatch(type, { type: 'array' });
  if (mismatch === undefined || isMalformed(written.expression)) return;
  report({
    place: placeOfRead(workflow, written),
    message: `${written.expression.text}${mismatch.path} ${mismatch.reason}.`,
    related: port === undefined ? [] : [declared(port)],
    help: 'A step can run only for each element of a list.',
  });
}

interface Feeding {
  readonly workflow: LinkedWorkflow;
  readonly step: LinkedStep;
  readonly port: Port;
  readonly report: Report;
}

/** Checks a value part by part, so that the finding stands at the part that does not fit. */
function checkValue(feeding: Feeding, value: WorkflowValue, wanted: Type): void {
  const { workflow, step } = feeding;
  if (unionOf(wanted) === undefined) {
    if (value.kind === 'list') {
      if (checkType(feeding, value, { type: 'array' }, wanted)) return;
      const items = asType(keyword(wanted, 'items')) ?? anyType;
      for (const item of value.items) checkValue(feeding, item, items);
      return;
    }
    if (value.kind === 'object') {
      const names = [...value.properties.keys()].map((key) => [key, anyType] as const);
      if (checkType(feeding, value, objectType(Object.fromEntries(names)), wanted)) return;
      for (const [key, item] of value.properties)
        checkValue(feeding, item, propertyOf(wanted, key));
      return;
    }
  }
  checkType(feeding, value, typeOfValue(workflow, step, value), wanted);
}

function propertyOf(type: Type, key: string): Type {
  const properties = keyword(type, 'properties');
  if (isObject(properties) && Object.hasOwn(properties, key)) {
    return asType(keyword(properties, key)) ?? anyType;
  }
  return asType(keyword(type, 'additionalProperties')) ?? anyType;
}

/** Reports and answers true where `found` does not fit. */
function checkType(feeding: Feeding, value: WorkflowValue, found: Type, wanted: Type): boolean {
  const mismatch = findMismatch(found, wanted);
  if (mismatch === undefined) return false;
  const { port, report } = feeding;
  const name = port.path.at(-1) ?? '';
  const { subject, place, related } = describeValue(feeding, value, mismatch.path);
  report({
    place,
    message: `${subject} ${mismatch.reason}.`,
    related: [
      ...related,
      { place: placeOfPort(port), message: `Input "${name}" is declared here.` },
    ],
    help: 'Feed another value, or change one of the two types.',
  });
  return true;
}

interface ValueDescription {
  /** The beginning of a message. */
  readonly subject: string;
  readonly place: NodePlace;
  /** Where the value's type comes from. */
  readonly related: readonly RelatedPlace[];
}

/** Describes the part of a value that a path leads to. */
function describeValue(
  { workflow, step, port: input }: Feeding,
  value: WorkflowValue,
  path: string,
): ValueDescription {
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
