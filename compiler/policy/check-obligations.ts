import { diagnose } from '../diagnostic/diagnostic.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { suggest } from '../diagnostic/suggest.ts';
import { readObligation } from '../model/obligation.ts';
import type { ObligationKind } from '../model/obligation.ts';
import type { LinkedProgram } from '../model/program.ts';
import type { RuntimePolicy } from '../model/runtime-policy.ts';
import { at, atKey } from '../source/origin.ts';
import type { NodePlace } from '../source/place.ts';
import { policyFindings } from './findings.ts';
import { placeIdentity } from './place-identity.ts';

/**
 * Reports obligations that the runtime policy does not know, or whose value it cannot read. What two
 * environments, or the members of a fleet, have from one place is said once.
 */
export function checkObligations(
  { environments }: Pick<LinkedProgram, 'environments'>,
  { obligations }: Pick<RuntimePolicy, 'obligations'>,
): readonly Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  for (const { agents } of environments) {
    for (const { definition } of agents) {
      for (const [name, value] of Object.entries(definition.spec.policies ?? {})) {
        const kind = obligations.get(name);
        if (kind === undefined) {
          const place = atKey(definition, 'spec', 'policies', name);
          found.set(placeIdentity(place), reportUnknown(name, place, [...obligations.keys()]));
        } else if (readObligation(kind, value) === undefined) {
          const place = at(definition, 'spec', 'policies', name);
          found.set(placeIdentity(place), reportUnread(name, place, kind));
        }
      }
    }
  }
  return [...found.values()];
}

function reportUnknown(name: string, place: NodePlace, known: readonly string[]): Diagnostic {
  const near = suggest(name, known);
  return diagnose(policyFindings.unknownObligation, {
    place,
    message: `The runtime policy knows no obligation "${name}".`,
    help:
      near === undefined ? `It knows ${[...known].sort().join(', ')}.` : `Did you mean "${near}"?`,
  });
}

function reportUnread(name: string, place: NodePlace, kind: ObligationKind): Diagnostic {
  const { message, help } = kindWords[kind];
  return diagnose(policyFindings.unreadObligation, {
    place,
    message: `The obligation "${name}" ${message}.`,
    help,
  });
}

const kindWords: Readonly<
  Record<ObligationKind, { readonly message: string; readonly help: string }>
> = {
  flag: { message: 'has no amount', help: 'Write `true`, or leave it out.' },
  bytes: { message: 'is an amount of bytes', help: 'Write a quantity such as `10Mi`.' },
  days: { message: 'is a number of days', help: 'Write whole days such as `184d`.' },
  number: { message: 'is a number', help: 'Write a number such as `10`.' },
};
