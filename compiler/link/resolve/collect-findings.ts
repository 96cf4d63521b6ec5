import { diagnose } from '../../diagnostic/diagnostic.ts';
import type {
  Diagnostic,
  Finding,
  FindingType,
  RelatedPlace,
} from '../../diagnostic/diagnostic.ts';
import type { Place } from '../../source/place.ts';

/** Takes findings of any type. */
export type ReportFinding = (type: FindingType, finding: Finding) => void;

/** Gathers findings so that one mistake is one finding. */
export interface FindingCollector {
  readonly report: ReportFinding;
  /** In the order in which they were first reported. */
  readonly diagnostics: () => Diagnostic[];
}

/** Related places that one finding shows; more would drown it. */
const maxRelated = 3;

/**
 * A collector that joins findings of one type, place and message: a mistake in a template that forty members
 * share, or in an agent that three environments select, is said once, with the first few related places.
 */
export function collectFindings(): FindingCollector {
  const byKey = new Map<string, { diagnostic: Diagnostic; related: Map<string, RelatedPlace> }>();
  return {
    report(type, finding) {
      const key = JSON.stringify([type.code, placeKey(finding.place), finding.message]);
      const known = byKey.get(key) ?? { diagnostic: diagnose(type, finding), related: new Map() };
      byKey.set(key, known);
      for (const related of finding.related ?? []) {
        if (known.related.size < maxRelated) known.related.set(placeKey(related.place), related);
      }
    },
    diagnostics() {
      return [...byKey.values()].map(({ diagnostic, related }) =>
        related.size === 0 ? diagnostic : { ...diagnostic, related: [...related.values()] },
      );
    },
  };
}

function placeKey(place: Place): string {
  if ('span' in place) return JSON.stringify([place.file.path, place.span.start, place.span.end]);
  const { document, path, part = 'value', within } = place;
  return JSON.stringify([
    document.file.path,
    document.index,
    path,
    part,
    within?.start,
    within?.end,
  ]);
}
