import type { Definition } from '../../model/definition.ts';
import { at } from '../../source/origin.ts';
import type { Path } from '../../source/place.ts';
import { findReference, identityOf, placeOfName } from '../symbols.ts';
import type { SymbolOf } from '../symbols.ts';
import type { ResolveContext } from './resolve-context.ts';
import { selectionFindings } from './selection-findings.ts';

/** Kinds that an environment names. */
export type ReferencedKind = 'Agent' | 'Fleet' | 'Team' | 'Workflow' | 'Cluster' | 'Scaling';

/** A name of a definition that stands in an environment. */
export interface EnvironmentReference<K extends ReferencedKind> {
  readonly kind: K;
  readonly text: string;
  readonly path: Path;
}

/** What the environment's reference names; reported and undefined where that is nothing, or several. */
export function resolveReference<K extends ReferencedKind>(
  context: ResolveContext,
  environment: Definition<'Environment'>,
  { kind, text, path }: EnvironmentReference<K>,
): SymbolOf<K> | undefined {
  const lookup = findReference(
    context.symbols,
    kind,
    text,
    environment.metadata.namespace ?? 'default',
  );
  if ('found' in lookup) return lookup.found;
  const place = at(environment, ...path);
  const subject = `Environment "${environment.metadata.name}" names ${kind.toLowerCase()} "${text}"`;
  if ('ambiguous' in lookup) {
    context.report(selectionFindings.ambiguousSelection, {
      place,
      message: `${subject}, which is defined in several namespaces.`,
      related: lookup.candidates.map((candidate) => ({
        place: placeOfName(candidate),
        message: `"${identityOf(candidate)}" is here.`,
      })),
      help: `Write the namespace too, such as "${lookup.candidates.map(identityOf).sort()[0] ?? text}".`,
    });
    return undefined;
  }
  const { suggestion } = lookup;
  context.report(selectionFindings.unknownSelection, {
    place,
    message: `${subject}, which is not defined.`,
    ...(suggestion === undefined
      ? {}
      : {
          related: [{ place: placeOfName(suggestion.symbol), message: 'Did you mean this one?' }],
          help: `Did you mean "${suggestion.text}"?`,
          fix: {
            title: `Name "${suggestion.text}"`,
            edits: [{ place, text: suggestion.text }],
            safe: true,
          },
        }),
  });
  return undefined;
}
