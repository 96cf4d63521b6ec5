import type { Diagnostic } from '../../../diagnostic/diagnostic.ts';
import type { Place } from '../../../source/place.ts';
import type { ForeignAgent } from './read-foreign-agent.ts';

/**
 * Findings about a scaffold that was not written, at the values of the foreign file that made them. A mend
 * would change the scaffold, so that it is left out.
 */
export function moveFindings(
  diagnostics: readonly Diagnostic[],
  scaffold: string,
  agent: ForeignAgent,
): readonly Diagnostic[] {
  return diagnostics.map((diagnostic) => {
    const place = movedPlace(diagnostic.place, scaffold, agent);
    if (place === undefined) return diagnostic;
    const { code, severity, message, help } = diagnostic;
    return { code, severity, message, place, ...(help !== undefined && { help }) };
  });
}

function movedPlace(
  place: Place,
  scaffold: string,
  { carried, placeOf }: ForeignAgent,
): Place | undefined {
  if ('span' in place || place.document.file.path !== scaffold) return undefined;
  const { path } = place;
  // The last of two values for one place is the one that stands there.
  const origin = carried.findLast(({ to }) => to.every((key, index) => path[index] === key));
  return origin && placeOf([...origin.from, ...path.slice(origin.to.length)]);
}
