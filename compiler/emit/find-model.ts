import type { Definition } from '../model/definition.ts';
import type { LinkedProgram } from '../model/program.ts';

/** A model by `namespace/name`, or by a name that only one has. */
export function findModel(
  { definitions }: LinkedProgram,
  reference: string,
): Definition<'Model'> | undefined {
  const found = definitions.Model.filter(
    ({ metadata }) =>
      metadata.name === reference ||
      `${metadata.namespace ?? 'default'}/${metadata.name}` === reference,
  );
  return found.length === 1 ? found[0] : undefined;
}
