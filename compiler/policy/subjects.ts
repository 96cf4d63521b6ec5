import type { LinkedProgram } from '../model/program.ts';
import type { ResolvedAgent } from '../model/resolved-agent.ts';
import { delegationGains } from './delegation-gains.ts';
import type { InputGroup } from './evaluate-inputs.ts';
import { projectedJson } from './input-projection.ts';
import type { InputProjection } from './input-projection.ts';
import { policyInputs } from './policy-input.ts';
import { estateSet } from './policy-rules.ts';
import { raisedRules } from './raised-rules.ts';

/** Inputs to judge, each with the agents that it stands for. */
export interface SubjectGroup extends InputGroup {
  /** By input: at least one, in order of environment and id. */
  readonly subjects: readonly (readonly ResolvedAgent[])[];
  /** Codes of the rules whose warnings count as errors. */
  readonly raised: readonly string[];
}

/**
 * The inputs of all agents, by the sets that judge them and by what these raise. Agents that agree in everything that policies
 * read share one input, in one environment or in several: a policy knows nothing else, so it would say
 * the same of each.
 */
export function groupSubjects(
  { project, environments }: Pick<LinkedProgram, 'project' | 'environments'>,
  projection: InputProjection,
): readonly SubjectGroup[] {
  const groups = new Map<string, OpenGroup>();
  const inputOf = policyInputs();
  for (const environment of environments) {
    const sets = [...new Set(environment.policySets)].filter((set) => set !== estateSet).sort();
    if (sets.length === 0) continue;
    const raised = raisedRules(project, environment);
    const key = JSON.stringify([sets, raised]);
    const group: OpenGroup = groups.get(key) ?? { sets, raised, byInput: new Map() };
    groups.set(key, group);
    const gains = delegationGains(environment);
    for (const agent of environment.agents) {
      const input = projectedJson(inputOf(agent, gains.get(agent)), projection);
      const alike = group.byInput.get(input);
      if (alike === undefined) group.byInput.set(input, [agent]);
      else alike.push(agent);
    }
  }
  return [...groups.values()].map(({ byInput, ...group }) => ({
    ...group,
    inputs: [...byInput.keys()],
    subjects: [...byInput.values()],
  }));
}

interface OpenGroup extends Pick<SubjectGroup, 'sets' | 'raised'> {
  readonly byInput: Map<string, ResolvedAgent[]>;
}
