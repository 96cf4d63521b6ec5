import type { NodePlace } from '../source/place.ts';

/** Text that two places have in common exactly where they are the same side of the same node. */
export function placeIdentity({ document, path, part = 'value' }: NodePlace): string {
  return JSON.stringify([document.file.path, document.index, path, part]);
}
