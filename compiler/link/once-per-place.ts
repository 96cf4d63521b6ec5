import type { Finding, Report } from '../diagnostic/diagnostic.ts';
import { originKey } from '../source/origin.ts';
import type { NodePlace } from '../source/place.ts';

/** A finding at a node of a document. */
export interface NodeFinding extends Finding {
  readonly place: NodePlace;
}

/** Reports the first finding of each place: members of a fleet, and environments, share what one line says. */
export function oncePerPlace(report: Report): (finding: NodeFinding) => void {
  const reported = new Set<string>();
  return (finding) => {
    const { document, path } = finding.place;
    const key = originKey([document.file.path, document.index, ...path]);
    if (reported.has(key)) return;
    reported.add(key);
    report(finding);
  };
}
