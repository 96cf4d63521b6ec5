import { markers } from './agent-pattern.ts';
import { emitWorkload } from './emitters.ts';
import type { PlannedAgent } from './planned-workload.ts';
import { appendDocument, commentText } from './render-objects.ts';
import type { AgentWorkload } from './workload.ts';
import { quotable } from './write-yaml.ts';

/**
 * Appends the YAML of an agent's objects. Agents of one pattern differ in their own texts only, so from
 * the second on they fill in the text that the pattern gives.
 */
export function appendAgent(agent: PlannedAgent, parts: string[]): void {
  const { workload } = agent;
  const known = templates.get(workload);
  if (known !== undefined) {
    fill(known === 'seen' ? makeTemplate(workload) : known, agent, parts);
    return;
  }
  templates.set(workload, 'seen');
  appendObjects({ ...workload, ...textsOf(agent) }, commentText(agent.source), parts);
}

function appendObjects(workload: AgentWorkload, source: string, parts: string[]): void {
  for (const object of emitWorkload(workload)) appendDocument(source, object, parts);
}

function textsOf({ namespace, name, configMap, definition }: PlannedAgent) {
  return { namespace, name, configMap, definition };
}

type Slot = keyof typeof markers;

/** Text in pieces, and the agent's text that stands after each piece but the last. */
interface Template {
  readonly pieces: readonly string[];
  readonly slots: readonly Slot[];
}

/** Patterns that one agent has been written by, or the text of those that more have. */
const templates = new WeakMap<AgentWorkload, Template | 'seen'>();

function makeTemplate(workload: AgentWorkload): Template {
  const parts: string[] = [];
  appendObjects(workload, markers.source, parts);
  const pieces: string[] = [];
  const slots: Slot[] = [];
  let end = 0;
  const text = parts.join('');
  for (const { index, 0: marker } of text.matchAll(anyMarker)) {
    const slot = slotOf.get(marker);
    if (slot === undefined) throw new Error(`The text of agents has the unknown marker ${marker}.`);
    pieces.push(text.slice(end, index));
    slots.push(slot);
    end = index + marker.length;
  }
  pieces.push(text.slice(end));
  const template = { pieces, slots };
  templates.set(workload, template);
  return template;
}

const anyMarker = /\ue000./g;
const slotOf = new Map<string, Slot>([
  [markers.namespace, 'namespace'],
  [markers.name, 'name'],
  [markers.configMap, 'configMap'],
  [markers.definition, 'definition'],
  [markers.source, 'source'],
]);

/** Names need no escape, in text as in comments; a definition stands between quotes. */
function fill({ pieces, slots }: Template, agent: PlannedAgent, parts: string[]): void {
  const { namespace, name, configMap } = agent;
  const texts: Readonly<Record<Slot, string>> = {
    namespace,
    name,
    configMap,
    definition: quotable(agent.definition),
    source: commentText(agent.source),
  };
  for (const [index, slot] of slots.entries()) parts.push(pieces[index] ?? '', texts[slot]);
  parts.push(pieces.at(-1) ?? '');
}
