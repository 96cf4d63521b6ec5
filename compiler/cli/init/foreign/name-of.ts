import { quote } from '../../../diagnostic/quote.ts';
import { carriedAnnotations } from '../../../model/carried-annotations.ts';
import { dnsLabel } from '../../../upgrade/dns-label.ts';
import { isName } from '../require-name.ts';
import { isText } from './json-kinds.ts';
import { carry } from './statement.ts';
import type { Named, Statement } from './statement.ts';

/** A name for the definition, where one can be had, and what else becomes of the one in the file. */
export interface DefinitionName {
  readonly name: string | undefined;
  readonly statements: readonly Statement[];
}

/**
 * The name of the definition: the one that was asked for, or the label that the name in the file becomes. What
 * the file calls the agent is kept as its name for people, where the two differ.
 */
export function nameOf(
  statements: readonly Statement[],
  wanted: string | undefined,
): DefinitionName {
  const named = statements.find((one) => one.kind === 'named');
  // A file that holds no agent has been refused, and says so.
  if (named === undefined) return { name: undefined, statements: [] };
  const name = wanted ?? labelOf(named);
  if (name === undefined) return { name, statements: [refusalOf(named)] };
  const isFileName = named.from.length === 0;
  if (isFileName || named.name === name) return { name, statements: [] };
  const to = ['metadata', 'annotations', carriedAnnotations.displayName];
  return { name, statements: [...carry(to, named.from, named.name)] };
}

function labelOf({ name }: Named): string | undefined {
  const label = isText(name) ? dnsLabel(name) : undefined;
  return label !== undefined && isName(label) ? label : undefined;
}

function refusalOf({ name, from }: Named): Statement {
  const message = isText(name)
    ? `${quote(name)} does not make a name for a definition.`
    : 'The agent has no name.';
  const help = 'Name it in front: adac init agent <name> --from <file>.';
  return { kind: 'refused', from, message, help };
}
