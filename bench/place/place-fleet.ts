import type { PlacedEnvironment } from '../../compiler/model/placed-program.ts';
import type { LinkedEnvironment } from '../../compiler/model/program.ts';
import { place } from '../../compiler/place/place.ts';
import { programOf } from './bench-estate.ts';

/** A fleet where it stands, and its lock; without a place where not all of it has one. Fleets pay for no storage. */
export interface PlacedFleet {
  readonly placed: PlacedEnvironment | undefined;
  readonly lock: string;
}

/** Places a fleet, as far as may be as a lock has it. */
export async function placeFleetWith(
  fleet: LinkedEnvironment,
  lock: string | undefined,
): Promise<PlacedFleet> {
  const judged = { program: programOf(fleet, lock), judged: 0, rules: 0, waived: [] };
  const { value } = await place(judged, {});
  return { placed: value.environments[0], lock: value.lock };
}
