import type { ResolvedAgent } from './resolved-agent.ts';

/**
 * What the runtime reads of an agent, as compact JSON. Made when it is first asked for, and kept with the
 * agent: its manifest, the manifest's name and the bundle hold the same text.
 */
export function definitionText(agent: ResolvedAgent): string {
  const known = texts.get(agent);
  if (known !== undefined) return known;
  const made = JSON.stringify(agent.makeDocument());
  texts.set(agent, made);
  return made;
}

const texts = new WeakMap<ResolvedAgent, string>();
