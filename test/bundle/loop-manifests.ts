import type { ManifestSet } from '../../compiler/model/output.ts';
import { manifestSet } from '../support/output.ts';

export type LoopOutcome = 'a' | 'b';

const texts = { a: 'a\n'.repeat(20_000), b: 'b\n'.repeat(30_000) };

/** Two outputs that share half of their files, for processes that write one after the other. */
export function loopManifests(which: LoopOutcome): ManifestSet {
  const shards = Array.from({ length: 8 }, (_, index): [string, string] => [
    `manifests/edge/local/0${index}/manifests.yaml`,
    index % 2 === 0 ? 'same\n' : texts[which],
  ]);
  const only: [string, string] = [`manifests/edge/local/only-${which}/manifests.yaml`, which];
  return manifestSet(Object.fromEntries([...shards, only]), { lock: `${which}\n`.repeat(1000) });
}
