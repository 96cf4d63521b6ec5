import type { NodePool } from '../../compiler/model/cluster.ts';
import type { LinkedEnvironment } from '../../compiler/model/program.ts';
import { nodePool, resolvedAgent } from '../support/builders.ts';
import { dedicatedAgent, environmentOn } from './placing.ts';

const gibibyte = 2 ** 30;

/**
 * Forty agents of forty sizes on thirty pools in three zones: more pairs than are solved in whole nodes. Every fifth
 * agent is spread over the zones.
 *
 * @param extra - Instances that the first agent has beyond its own.
 */
export function mixedFleet(extra = 0, pools = mixedPools()): LinkedEnvironment {
  const { constraints } = resolvedAgent({ name: 'any' });
  const agents = Array.from({ length: 40 }, (_, index) =>
    dedicatedAgent(`agent-${String(index).padStart(2, '0')}`, 4 + (index % 7), 0, {
      ...(index === 0 && { instances: 4 + extra, minInstances: 4 + extra }),
      demand: {
        milliCpu: 300 + 70 * ((index * 7) % 40),
        memory: (0.25 + 0.25 * ((index * 11) % 40)) * gibibyte,
        storage: gibibyte,
        accelerators: {},
      },
      ...(index % 5 === 0 && {
        constraints: { ...constraints, spread: { by: 'zone', maxSkew: 1 } as const },
      }),
    }),
  );
  return environmentOn({ pools, agents });
}

export function mixedPools(): NodePool[] {
  return Array.from({ length: 30 }, (_, index) =>
    nodePool({
      name: `pool-${String(index).padStart(2, '0')}`,
      zone: ['a', 'b', 'c'][index % 3] ?? '',
      count: 6,
      cpu: 4 + 4 * (index % 2),
      memory: `${12 + 8 * (index % 4)}Gi`,
      pricePerHour: 0.1 + 0.1 * (index % 2) + 0.01 * (index % 4),
    }),
  );
}
