import type { LinkedStep, LinkedWorkflow } from './linked-workflow.ts';
import { objectType, tupleOf, type Type } from '../types/type.ts';
import { typeOfExpression } from './type-of-read.ts';
import type { WorkflowValue } from './workflow-value.ts';

/** The type of a value of a step's inputs or of the workflow's outputs. */
export function typeOfValue(
  workflow: LinkedWorkflow,
  reader: LinkedStep | undefined,
  value: WorkflowValue,
): Type {
  switch (value.kind) {
    case 'constant':
      return { const: value.value };
    case 'expression':
      return typeOfExpression(workflow, reader, value.written.expression).type;
    case 'text':
      return { type: 'string', pattern: value.pattern };
    case 'list':
      return tupleOf(value.items.map((item) => typeOfValue(workflow, reader, item)));
    case 'object': {
      const entries = [...value.properties].map(
        ([key, item]) => [key, typeOfValue(workflow, reader, item)] as const,
      );
      return objectType(Object.fromEntries(entries));
    }
  }
}
