import type {
  AgentTexts,
  AgentWorkload,
  AgentWorkloadBase,
  DedicatedHosting,
  ScheduledHosting,
  Scheduling,
  ServerlessHosting,
} from './workload.ts';

/** How an agent that runs by itself is hosted. */
export type OwnHosting = DedicatedHosting | ServerlessHosting | ScheduledHosting;

/** The data of an agent's workload that is not shared by reference. */
export type AgentData = Omit<AgentWorkloadBase, keyof AgentTexts | 'scope' | 'scheduling'>;

/** Gives equal agents one workload. */
export type FindPattern = (
  scope: AgentWorkload['scope'],
  scheduling: Scheduling,
  data: AgentData,
  hosting: OwnHosting,
) => AgentWorkload;

/** Begins every marker. Where an author's data holds it, that data gets no markers. */
const markerStart = '\ue000';

/**
 * What stands for an agent's own texts in a pattern: a character of a private-use area, which a manifest
 * writes as it is, and a digit.
 */
export const markers: AgentTexts & { readonly source: string } = {
  namespace: `${markerStart}0`,
  name: `${markerStart}1`,
  configMap: `${markerStart}2`,
  definition: `${markerStart}3`,
  source: `${markerStart}4`,
};

/** Patterns that are kept for each kind of scheduling; a fleet has few, and an estate without any likeness loses little. */
const mostPatterns = 1000;

/**
 * Finds the workload with markers for texts that all agents of equal data share. Equal means equal as JSON:
 * a field that is added to the data counts by itself.
 */
export function agentPatterns(): FindPattern {
  // Schedulings are shared within one environment on one cluster, so they stand for their scope.
  const known = new Map<Scheduling, Map<string, AgentWorkload>>();
  return (scope, scheduling, data, hosting) => {
    const key = JSON.stringify([data, hosting]);
    const patterns = known.get(scheduling) ?? new Map<string, AgentWorkload>();
    known.set(scheduling, patterns);
    const found = patterns.get(key);
    if (found !== undefined) return found;
    const made = { ...data, ...hosting, ...markers, scope, scheduling };
    if (patterns.size < mostPatterns && !key.includes(markerStart)) patterns.set(key, made);
    return made;
  };
}
