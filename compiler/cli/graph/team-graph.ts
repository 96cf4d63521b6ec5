import type { Definition } from '../../model/definition.ts';
import type { TeamSpec } from '../../model/team.ts';
import type { Graph, GraphEdge } from './graph.ts';

/** The members of a team, with arrows for who hands on to whom under its strategy. */
export function teamGraph({ metadata, spec }: Definition<'Team'>): Graph {
  const { strategy, members, lead } = spec;
  const limits = spec.termination?.maxTurns;
  const turns = limits === undefined ? [] : [`at most ${limits} turns`];
  return {
    title: metadata.name,
    direction: strategy === 'sequential' ? 'LR' : 'TB',
    nodes: [
      { lines: [metadata.name, `team, ${strategy}`, ...turns], shape: 'rounded' },
      ...members.map((member) => ({
        lines: member === lead ? [member, 'lead'] : [member],
        shape: 'box' as const,
      })),
    ],
    edges: teamEdges(spec),
  };
}

/** Node 0 is the team; members follow in order. */
function teamEdges({ strategy, members, lead }: TeamSpec): readonly GraphEdge[] {
  const nodes = members.map((_, index) => index + 1);
  const chain = nodes.slice(1).map((to) => ({ from: to - 1, to }));
  const leader = lead === undefined ? -1 : members.indexOf(lead);
  switch (strategy) {
    case 'sequential':
      return [{ from: 0, to: 1 }, ...chain];
    case 'round-robin':
      return [{ from: 0, to: 1 }, ...chain, { from: members.length, to: 1, dashed: true }];
    case 'hierarchical':
    case 'selector':
      return leader < 0 ? fromTeam(nodes) : fromLead(nodes, leader + 1);
    case 'swarm':
    case 'graph':
      return fromTeam(nodes);
  }
}

function fromTeam(nodes: readonly number[]): readonly GraphEdge[] {
  return nodes.map((to) => ({ from: 0, to }));
}

function fromLead(nodes: readonly number[], lead: number): readonly GraphEdge[] {
  const others = nodes.filter((to) => to !== lead);
  return [{ from: 0, to: lead }, ...others.map((to) => ({ from: lead, to }))];
}
