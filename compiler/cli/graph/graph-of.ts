import type { LinkedProgram } from '../../model/program.ts';
import { findDefinition } from '../init/find-definition.ts';
import { fleetGraph } from './fleet-graph.ts';
import type { Graph } from './graph.ts';
import { teamGraph } from './team-graph.ts';
import { workflowGraph } from './workflow-graph.ts';

/** The kinds that can be drawn, as the command line names them. */
export const graphKinds = ['workflow', 'team', 'fleet'] as const;

/**
 * The graph of a definition, by its kind and its name or `namespace/name`.
 *
 * @throws CannotRunError where there is none, or more than one.
 */
export function graphOf(program: LinkedProgram, kind: string, name: string): Graph {
  switch (kind) {
    case 'team':
      return teamGraph(findDefinition(program, 'Team', name));
    case 'fleet':
      return fleetGraph(findDefinition(program, 'Fleet', name));
    default:
      return workflowGraph(findDefinition(program, 'Workflow', name));
  }
}
