import { digestOf } from './digest-of.ts';

/** The node label that names a node's pool. */
export const poolLabel = 'adac.dev/pool';

/** The extended resource that nodes offer to pooled agents. */
export const slotResource = 'adac.dev/agent-slots';

/** The taint of nodes that stay empty until others fail. */
export const backupTaint = 'adac.dev/backup';

/** The taint that owners of spot nodes may set. */
export const spotTaint = 'adac.dev/spot';

/**
 * The node label that only the nodes of one pool have; its value is the node's name, so that
 * pods can be spread over it. Long names are cut and told apart by a digest, since a label's name has 63 characters.
 */
export function poolSpreadLabel(pool: string): string {
  const name = `pool-${pool}`;
  return `adac.dev/${name.length <= 63 ? name : `${name.slice(0, 52)}-${digestOf(pool).slice(0, 10)}`}`;
}
