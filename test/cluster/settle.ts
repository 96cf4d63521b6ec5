import type { ApiClient } from './api-client.ts';
import { takeCensus, type PlacedPod } from './census.ts';
import { waitUntil } from './wait-until.ts';

/** What must be so before the pods are counted. */
export interface Settled {
  readonly what: string;
  readonly seconds: number;
  readonly holds: (pods: readonly PlacedPod[]) => boolean;
}

const looksAlike = 3;

/**
 * Waits until something holds of the pods and stays as it is for some looks: a count between two steps of the
 * controllers says nothing.
 */
export async function settle(api: ApiClient, settled: Settled): Promise<readonly PlacedPod[]> {
  let before = '';
  let alike = 0;
  let pods: readonly PlacedPod[] = [];
  return waitUntil(
    { what: settled.what, seconds: settled.seconds, every: 1000 },
    async () => {
      pods = await takeCensus(api);
      const now = JSON.stringify(pods.map(({ name, node, ready }) => [name, node, ready]).sort());
      alike = now === before && settled.holds(pods) ? alike + 1 : 0;
      before = now;
      return alike >= looksAlike ? pods : undefined;
    },
    () => describe(pods),
  );
}

function describe(pods: readonly PlacedPod[]): string {
  const waiting = pods.filter(({ node }) => node === undefined);
  const slots = waiting.reduce((sum, pod) => sum + pod.slots, 0);
  const unready = pods.filter(({ ready }) => !ready).length;
  return `Of ${pods.length} pods ${waiting.length} with ${slots} agents have no place and ${unready} are not ready.`;
}
