import type { Priority } from '../model/agent.ts';
import type { ClusterScope } from './workload.ts';

/**
 * The PriorityClass of an environment's priority. It belongs to the whole cluster, so its name holds the
 * environment's: two environments of one cluster write two objects.
 */
export function priorityClassName(scope: ClusterScope, priority: Priority): string {
  return `adac-${scope.environment}-${priority}`;
}
