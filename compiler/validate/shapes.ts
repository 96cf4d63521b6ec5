import * as validators from '#validators';
import type { SchemaName } from '#validators';

import type { DocumentKind, V2Document } from '../model/document.ts';
import type { LoadedDocument, ValidatedDocument } from '../model/program.ts';

/** What documents of one kind and dialect look like. */
export interface Shape {
  readonly schema: SchemaName;
  readonly kind: ValidatedDocument['kind'];
  /** The document with its type, where its schema vouches for it. */
  accept(document: LoadedDocument): ValidatedDocument | undefined;
}

/** Shapes of v2 documents by `kind`. */
export const v2Shapes: ReadonlyMap<string, Shape> = new Map<string, Shape>([
  ['Project', v2('Project', 'project', validators.project)],
  ['Agent', v2('Agent', 'agent', validators.agent)],
  ['Fleet', v2('Fleet', 'fleet', validators.fleet)],
  ['Team', v2('Team', 'team', validators.team)],
  ['Workflow', v2('Workflow', 'workflow', validators.workflow)],
  ['Tool', v2('Tool', 'tool', validators.tool)],
  ['Model', v2('Model', 'model', validators.model)],
  ['Cluster', v2('Cluster', 'cluster', validators.cluster)],
  ['Environment', v2('Environment', 'environment', validators.environment)],
  ['PolicyWaiver', v2('PolicyWaiver', 'policyWaiver', validators.policyWaiver)],
]);

/** The shape of an agent in the flat format. */
export const flatAgentShape: Shape = {
  schema: 'flatAgent',
  kind: 'Agent',
  accept: ({ file, index, value }) =>
    validators.flatAgent(value)
      ? { document: { file, index }, dialect: 'flat-agent', kind: 'Agent', value }
      : undefined,
};

/** The shape of a workflow in the flat format. */
export const flatWorkflowShape: Shape = {
  schema: 'flatWorkflow',
  kind: 'Workflow',
  accept: ({ file, index, value }) =>
    validators.flatWorkflow(value)
      ? { document: { file, index }, dialect: 'flat-workflow', kind: 'Workflow', value }
      : undefined,
};

/** The shape of an agent in the ADaC 2.0 format. */
export const adac20Shape: Shape = {
  schema: 'adac20',
  kind: 'Agent',
  accept: ({ file, index, value }) =>
    validators.adac20(value)
      ? { document: { file, index }, dialect: 'adac-2.0', kind: 'Agent', value }
      : undefined,
};

/** The shape of the scaling configuration. */
export const scalingShape: Shape = {
  schema: 'scaling',
  kind: 'Scaling',
  accept: ({ file, index, value }) =>
    validators.scaling(value)
      ? { document: { file, index }, dialect: 'scaling', kind: 'Scaling', value }
      : undefined,
};

function v2<K extends DocumentKind>(
  kind: K,
  schema: SchemaName,
  isDocument: (value: unknown) => value is V2Document<K>,
): Shape {
  return {
    schema,
    kind,
    accept: ({ file, index, value }) =>
      isDocument(value) ? { document: { file, index }, dialect: 'v2', kind, value } : undefined,
  };
}
