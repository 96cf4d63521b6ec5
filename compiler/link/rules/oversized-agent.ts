import type { NodePool } from '../../model/cluster.ts';
import type { LinkedEnvironment } from '../../model/program.ts';
import {
  formatBytes,
  formatMilliCpu,
  parseBytes,
  parseFractionalMilliCpu,
} from '../../model/quantity.ts';
import type { ResolvedAgent } from '../../model/resolved-agent.ts';
import { at } from '../../source/origin.ts';
import type { LinkRule } from '../link-rule.ts';
import { oncePerPlace } from '../once-per-place.ts';
import type { NodeFinding } from '../once-per-place.ts';

/** Some node is large enough. */
export const oversizedAgent: LinkRule = {
  code: 'link/oversized-agent',
  severity: 'error',
  summary:
    'An agent asks for no more than one node of its allowed classes has, because a pod is never divided over nodes.',
  explanation: `
What a node has is what its pool declares, less what is reserved there.

\`\`\`yaml
# clusters/edge.yaml
pools:
  - { name: west, class: x86, count: 20, cpu: 8, memory: 32Gi, … }
# agents/archive.yaml
spec:
  resources: { cpu: 16, memory: 8Gi, storage: 1Gi }
\`\`\`

Ask for less, allow a class with larger nodes, or add such a pool:

\`\`\`yaml
spec:
  resources: { cpu: 4, memory: 8Gi, storage: 1Gi }
\`\`\`
`,
  check({ environments }, report) {
    const reportOnce = oncePerPlace(report);
    for (const environment of environments) {
      const largestFor = largestNodes(environment);
      for (const agent of environment.agents) {
        const largest = largestFor(agent);
        if (largest !== undefined) checkAgent(agent, environment, largest, reportOnce);
      }
    }
  },
};

function checkAgent(
  agent: ResolvedAgent,
  environment: LinkedEnvironment,
  largest: Amounts,
  report: (finding: NodeFinding) => void,
): void {
  for (const { key, resource, format } of dimensions) {
    const wanted = agent.demand[key];
    if (wanted <= largest[key]) continue;
    report({
      place: at(agent.definition, 'spec', 'resources', resource),
      message: `Agent "${agent.name}" asks for ${format(wanted)} of ${resource}, and no node that it may run on in environment "${environment.name}" has more than ${format(largest[key])}.`,
      help: 'Ask for less, allow another class of nodes, or add a pool of larger ones.',
    });
  }
}

type Amounts = Pick<ResolvedAgent['demand'], 'milliCpu' | 'memory' | 'storage'>;

const dimensions = [
  { key: 'milliCpu', resource: 'cpu', format: formatMilliCpu },
  { key: 'memory', resource: 'memory', format: formatBytes },
  { key: 'storage', resource: 'storage', format: formatBytes },
] as const;

/**
 * The most that a node has of each resource, among those of an agent's classes and architectures; undefined
 * where there is no such node, which is the placement's to tell. Many agents share their constraints.
 */
function largestNodes({
  clusters,
}: LinkedEnvironment): (agent: ResolvedAgent) => Amounts | undefined {
  const pools = clusters.flatMap(({ definition }) => definition.spec.pools);
  const known = new Map<string, Amounts | undefined>();
  return ({ constraints: { classes, architectures } }) => {
    const key = `${classes.join()} ${architectures.join()}`;
    if (!known.has(key)) {
      const allowed = pools.filter(
        (pool) => classes.includes(pool.class) && architectures.includes(pool.arch),
      );
      known.set(key, largestOf(allowed.map(amountsOf)));
    }
    return known.get(key);
  };
}

function largestOf(nodes: readonly Amounts[]): Amounts | undefined {
  if (nodes.length === 0) return undefined;
  return {
    milliCpu: Math.max(...nodes.map(({ milliCpu }) => milliCpu)),
    memory: Math.max(...nodes.map(({ memory }) => memory)),
    storage: Math.max(...nodes.map(({ storage }) => storage)),
  };
}

/** What a node has for pods; an amount that cannot be counted is another finding, and bounds nothing. */
function amountsOf({ cpu, memory, storage, reserved = {} }: NodePool): Amounts {
  const less = (
    parse: (text: string | number) => number | undefined,
    whole: string | number,
    taken: string | number = 0,
  ): number => (parse(whole) ?? Infinity) - (parse(taken) ?? 0);
  return {
    milliCpu: less(parseFractionalMilliCpu, cpu, reserved.cpu),
    memory: less(parseBytes, memory, reserved.memory),
    storage: less(parseBytes, storage, reserved.storage),
  };
}
