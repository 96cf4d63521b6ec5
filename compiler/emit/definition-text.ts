import type { ResolvedAgent } from '../model/resolved-agent.ts';
import { digestOf } from './digest-of.ts';

/** What the runtime reads of an agent, as compact JSON; the document's keys stand in a fixed order. */
export function definitionText(agent: ResolvedAgent): string {
  return JSON.stringify(agent.document);
}

/**
 * The name of the immutable ConfigMap that holds a text: the agent's name and the text's digest, so that
 * a changed definition is a new object, rolls out with the pods that name it, and can be rolled back.
 */
export function contentName(name: string, text: string): string {
  return `${name}-${digestOf(text).slice(0, 10)}`;
}
