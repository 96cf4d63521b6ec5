import { CannotRunError } from '../../diagnostic/cannot-run-error.ts';
import { quote } from '../../diagnostic/quote.ts';
import { suggest } from '../../diagnostic/suggest.ts';
import type { Definition, Kind } from '../../model/definition.ts';
import type { LinkedProgram } from '../../model/program.ts';

/**
 * The definition that a name or `namespace/name` stands for.
 *
 * @throws CannotRunError where there is none, or more than one.
 */
export function findDefinition<K extends Kind>(
  { project, definitions }: LinkedProgram,
  kind: K,
  name: string,
): Definition<K> {
  const all: readonly Definition<K>[] = definitions[kind];
  const idOf = ({ metadata }: Definition<K>): string =>
    `${metadata.namespace ?? project.spec.namespace ?? 'default'}/${metadata.name}`;
  const found = all.filter((one) => one.metadata.name === name || idOf(one) === name);
  const [first] = found;
  const noun = kind.toLowerCase();
  if (first === undefined) {
    const nearest = suggest(name, new Set(all.flatMap((one) => [one.metadata.name, idOf(one)])));
    throw new CannotRunError(
      `There is no ${noun} ${quote(name)}.`,
      nearest === undefined ? undefined : `Did you mean ${quote(nearest)}?`,
    );
  }
  if (found.length > 1) {
    throw new CannotRunError(
      `There is more than one ${noun} ${quote(name)}.`,
      `They are ${found.map((one) => quote(idOf(one))).join(', ')}.`,
    );
  }
  return first;
}
