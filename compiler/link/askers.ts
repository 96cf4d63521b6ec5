import type { ResolvedAgent } from '../model/resolved-agent.ts';

/** The agents that ask for one thing in vain; never none. */
export type Askers = readonly [ResolvedAgent, ...ResolvedAgent[]];

/** Agents by what they ask for in vain, since one missing thing is one mistake, whatever their number. */
export function groupAskers<Want>(
  agents: readonly ResolvedAgent[],
  wantOf: (agent: ResolvedAgent) => Want | undefined,
): ReadonlyMap<Want, Askers> {
  const groups = new Map<Want, [ResolvedAgent, ...ResolvedAgent[]]>();
  for (const agent of agents) {
    const want = wantOf(agent);
    if (want === undefined) continue;
    const known = groups.get(want);
    if (known === undefined) groups.set(want, [agent]);
    else known.push(agent);
  }
  return groups;
}

/** The start of a sentence about them: who they are, and `ask` or `asks`. */
export function describeAskers([first, ...others]: Askers): string {
  const who = `Agent "${first.name}"`;
  if (others.length === 0) return `${who} asks`;
  return others.length === 1
    ? `${who} and another one ask`
    : `${who} and ${others.length} others ask`;
}
