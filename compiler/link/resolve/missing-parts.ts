import type { AgentSpec } from '../../model/agent.ts';

/**
 * The fields that an agent needs before it can run and does not have, as they are written in a definition.
 * A pooled agent needs no resources, since its runtime class has some for each slot.
 */
export function missingParts(spec: AgentSpec): readonly string[] {
  const { framework, runtime, hosting, resources } = spec;
  const missing: string[] = [];
  if (framework === undefined) missing.push('framework');
  if (runtime?.image === undefined) missing.push('runtime.image');
  if (runtime?.handler === undefined) missing.push('runtime.handler');
  if (hosting === undefined) missing.push('hosting');
  if (hosting?.serverless !== undefined && hosting.serverless.maxScale === undefined) {
    missing.push('hosting.serverless.maxScale');
  }
  if (hosting?.pooled !== undefined) return missing;
  if (resources?.cpu === undefined) missing.push('resources.cpu');
  if (resources?.memory === undefined) missing.push('resources.memory');
  if (resources?.storage === undefined) missing.push('resources.storage');
  return missing;
}
