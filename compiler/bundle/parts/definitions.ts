import { definitionText } from '../../model/definition-text.ts';
import type { OutputFile } from '../../model/output.ts';
import type { LinkedEnvironment } from '../../model/program.ts';
import type { ResolvedAgent } from '../../model/resolved-agent.ts';
import { lineFile } from '../line-file.ts';
import { splitByHash } from '../split-by-hash.ts';

/** Characters of one file, beyond which it is split in two. */
const splitAbove = 1_000_000;

/**
 * `definitions/<namespace>.json`: what the runtime loads for each agent, prompt, tools and limits included.
 * Large namespaces are split as `<namespace>.<bits>.json`.
 */
export function* definitionFiles(environment: LinkedEnvironment): Iterable<OutputFile> {
  // One namespace at a time, so that the text of all agents never stands in memory at once.
  for (const [namespace, agents] of byNamespace(environment.agents)) {
    const lines = agents.map((agent) => ({ key: agent.id, line: formatAgent(agent) }));
    for (const { bits, items } of splitByHash(lines, splitAbove)) {
      const name = `definitions/${namespace}${bits && `.${bits}`}.json`;
      yield lineFile(environment, name, 'agents', items);
    }
  }
}

function byNamespace(agents: readonly ResolvedAgent[]): ReadonlyMap<string, ResolvedAgent[]> {
  const groups = new Map<string, ResolvedAgent[]>();
  for (const agent of agents) {
    const group = groups.get(agent.namespace);
    if (group === undefined) groups.set(agent.namespace, [agent]);
    else group.push(agent);
  }
  return groups;
}

/** The definition stands as it does in the agent's ConfigMap. */
function formatAgent(agent: ResolvedAgent): string {
  const { id, instances, hosting, image } = agent;
  const isScaled = hosting.mode === 'dedicated' && hosting.autoscaling !== undefined;
  const facts = JSON.stringify({
    id,
    instances,
    hosting: hosting.mode,
    ...(isScaled ? { autoscaled: true } : {}),
    image,
  });
  return `${facts.slice(0, -1)},"definition":${definitionText(agent)}}`;
}
