import type { Definition } from '../../model/definition.ts';
import type { ResolvedTool } from '../../model/resolved-agent.ts';

/** Hosts that the agent, its tools and its model's provider are declared to be called at; sorted, without doubles. */
export function egressOf(
  agent: Definition<'Agent'>,
  tools: readonly ResolvedTool[],
  model: Definition<'Model'> | undefined,
): readonly string[] {
  const hosts = new Set(agent.spec.access?.egress);
  for (const { definition } of tools)
    for (const host of definition.spec.egress ?? []) hosts.add(host);
  const api = model?.spec.serving.api;
  if (api !== undefined) hosts.add(api.host);
  return [...hosts].sort();
}
