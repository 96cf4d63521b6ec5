import type { Finding } from '../diagnostic/diagnostic.ts';
import { at } from '../source/origin.ts';
import type { LinkRule } from './link-rule.ts';
import type { ReferredKind, Reference } from './references.ts';
import { spellingOf, spellingOfSuggestion } from './spelling.ts';
import { placeOfName, type Suggestion } from './symbols.ts';

/** The check of a rule that reports references of one kind that name nothing. */
export function reportUnknown(kind: ReferredKind): LinkRule['check'] {
  return ({ references }, report) => {
    for (const reference of references) {
      if (reference.kind !== kind || !('unknown' in reference.lookup)) continue;
      report(unknownReference(reference, reference.lookup.suggestion));
    }
  };
}

function unknownReference(
  { definition, path, text, describe, kind }: Reference,
  suggestion: Suggestion<ReferredKind> | undefined,
): Finding {
  const place = at(definition, ...path);
  const written = spellingOf(definition, place, text);
  const message = `${describe()} "${written}", which is not defined.`;
  if (suggestion === undefined) {
    const help = `Define ${kind.toLowerCase()} "${written}", or name one that is defined.`;
    return { place, message, help };
  }
  const meant = spellingOfSuggestion(definition, suggestion);
  return {
    place,
    message,
    related: [{ place: placeOfName(suggestion.symbol), message: 'Did you mean this one?' }],
    help: `Did you mean "${meant}"?`,
    fix: { title: `Name "${meant}"`, edits: [{ place, text: meant }], safe: true },
  };
}
