import type { LinkedEnvironment } from '../model/program.ts';
import type { ResolvedAgent } from '../model/resolved-agent.ts';
import type { InputGroup } from './evaluate-inputs.ts';
import { projectedJson } from './input-projection.ts';
import type { InputProjection } from './input-projection.ts';
import { policyInputs } from './policy-input.ts';

/** Inputs to judge, each with the agents that it stands for. */
export interface SubjectGroup extends InputGroup {
  /** By input: at least one, in order of environment and id. */
  readonly subjects: readonly (readonly ResolvedAgent[])[];
}

/**
 * The inputs of all agents, by the sets that judge them. Agents that agree in everything that policies
 * read share one input, in one environment or in several: a policy knows nothing else, so it would say
 * the same of each.
 */
export function groupSubjects(
  environments: readonly LinkedEnvironment[],
  projection: InputProjection,
): readonly SubjectGroup[] {
  const groups = new Map<
    string,
    { sets: readonly string[]; byInput: Map<string, ResolvedAgent[]> }
  >();
  const inputOf = policyInputs();
  for (const { policySets, agents } of environments) {
    const sets = [...new Set(policySets)].sort();
    if (sets.length === 0) continue;
    const key = JSON.stringify(sets);
    const group = groups.get(key) ?? { sets, byInput: new Map<string, ResolvedAgent[]>() };
    groups.set(key, group);
    for (const agent of agents) {
      const input = projectedJson(inputOf(agent), projection);
      const alike = group.byInput.get(input);
      if (alike === undefined) group.byInput.set(input, [agent]);
      else alike.push(agent);
    }
  }
  return [...groups.values()].map(({ sets, byInput }) => ({
    sets,
    inputs: [...byInput.keys()],
    subjects: [...byInput.values()],
  }));
}
