import type { Definition } from '../../model/definition.ts';
import { countOf } from '../../report/count.ts';
import type { Graph } from './graph.ts';

/** A fleet and its members, each with its number of instances. */
export function fleetGraph({ metadata, spec }: Definition<'Fleet'>): Graph {
  const total = spec.members.reduce((sum, { count }) => sum + count, 0);
  return {
    title: metadata.name,
    direction: 'LR',
    nodes: [
      { lines: [metadata.name, `fleet, ${countOf(total, 'instance')}`], shape: 'rounded' },
      ...spec.members.map(({ name, count }) => ({
        lines: [name, countOf(count, 'instance')],
        shape: 'box' as const,
      })),
    ],
    edges: spec.members.map((_, index) => ({ from: 0, to: index + 1 })),
  };
}
