import { CannotRunError } from '../../diagnostic/cannot-run-error.ts';
import { quote } from '../../diagnostic/quote.ts';
import type { Kind } from '../../model/definition.ts';
import { findDefinition } from './find-definition.ts';
import type { QuestionContext } from './question.ts';

/** Takes at least one name, each of a definition that is there; throws CannotRunError otherwise. */
export function requireSome(kind: Kind, otherwise: string) {
  return (names: readonly string[], context: QuestionContext): void => {
    if (names.length === 0) throw new CannotRunError(otherwise);
    requireDefined(kind, names, context);
  };
}

/** Takes names of definitions that are there; throws CannotRunError otherwise. */
export function requireDefined(
  kind: Kind,
  names: readonly string[],
  { program }: QuestionContext,
): void {
  if (program === undefined) return;
  for (const name of names) findDefinition(program, kind, name);
}

/** Takes a description as the schema does; throws CannotRunError otherwise. */
export function requireShort(text: string): void {
  if (text.length > 4096) throw new CannotRunError('A description has at most 4096 characters.');
}

/** Takes owners as the schema does; throws CannotRunError otherwise. */
export function requireOwners(names: readonly string[]): void {
  requireForm(names, owner, 'is no owner, such as support-team or support@example.com.', 128);
}

/** Takes names of inputs and outputs as the schema does; throws CannotRunError otherwise. */
export function requireIdentifiers(names: readonly string[]): void {
  requireForm(names, identifier, 'is no name: a letter, then letters, digits, "_" and "-".', 63);
}

/** Takes an address of a repository as the schema does, or none; throws CannotRunError otherwise. */
export function requireRepository(text: string): void {
  if (text === '') return;
  requireForm([text], repository, 'is no address by https or ssh without a password.', 2048);
}

function requireForm(
  texts: readonly string[],
  form: RegExp,
  otherwise: string,
  longest: number,
): void {
  const wrong = texts.find((text) => !form.test(text) || text.length > longest);
  if (wrong !== undefined) throw new CannotRunError(`${quote(wrong)} ${otherwise}`);
}

// As in the schemas, whose findings come too late for somebody who could still answer differently.
const owner = /^[A-Za-z0-9](?:[A-Za-z0-9@._ -]*[A-Za-z0-9])?$/;
const identifier = /^[A-Za-z][A-Za-z0-9_-]*$/;
const repository =
  /^(?:https:\/\/|ssh:\/\/git@|git@)[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?:[:/][A-Za-z0-9._~/-]+)?$/;
