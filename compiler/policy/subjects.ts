import type { LinkedProgram } from '../model/program.ts';
import type { ResolvedAgent } from '../model/resolved-agent.ts';
import { delegationGains } from './delegation-gains.ts';
import type { InputGroup } from './evaluate-inputs.ts';
import { projectedJson } from './input-projection.ts';
import type { InputProjection } from './input-projection.ts';
import { policyData } from './policy-data.ts';
import { policyInputs } from './policy-input.ts';
import { estateSet } from './policy-rules.ts';
import { raisedRules } from './raised-rules.ts';

/** Inputs to judge in one go, each with the agents that it stands for. */
export interface SubjectBatch extends InputGroup {
  /** Batches of one group have the same sets and raise the same; groups are numbered in order of environment. */
  readonly group: number;
  /**
   * By input: at least one, in order of environment and id. Agents may still join them while the batches
   * after it are made.
   */
  readonly subjects: readonly (readonly ResolvedAgent[])[];
  /** Codes of the rules whose warnings count as errors. */
  readonly raised: readonly string[];
}

/**
 * The inputs of all agents, by the sets that judge them and by what these raise, in batches of at most `batchBytes`
 * UTF-16 units. Agents that agree in everything that policies read share one input, in one environment or
 * in several: a policy knows nothing else, so it would say the same of each.
 */
export function* subjectBatches(
  { project, environments }: Pick<LinkedProgram, 'project' | 'environments'>,
  projection: InputProjection,
  batchBytes: number,
): Generator<SubjectBatch> {
  const groups = new Map<string, OpenGroup>();
  const inputOf = policyInputs();
  const data = policyData(project);
  for (const environment of environments) {
    const sets = [...new Set(environment.policySets)].filter((set) => set !== estateSet).sort();
    if (sets.length === 0) continue;
    const raised = raisedRules(project, environment);
    const key = JSON.stringify([sets, raised]);
    const group = groups.get(key) ?? openGroup({ group: groups.size, sets, raised, data });
    groups.set(key, group);
    const gains = delegationGains(environment);
    for (const agent of environment.agents) {
      const input = projectedJson(inputOf(agent, gains.get(agent)), projection);
      const alike = group.byInput.get(input);
      if (alike !== undefined) {
        alike.push(agent);
        continue;
      }
      if (group.size > 0 && group.size + input.length > batchBytes) yield takeBatch(group);
      addInput(group, input, agent);
    }
  }
  for (const group of groups.values()) if (group.size > 0) yield takeBatch(group);
}

/** A group and its batch in the making. */
interface OpenGroup {
  readonly shared: Pick<SubjectBatch, 'group' | 'sets' | 'raised' | 'data'>;
  readonly byInput: Map<string, ResolvedAgent[]>;
  inputs: string[];
  subjects: ResolvedAgent[][];
  size: number;
}

function openGroup(shared: OpenGroup['shared']): OpenGroup {
  return { shared, byInput: new Map(), inputs: [], subjects: [], size: 0 };
}

function addInput(group: OpenGroup, input: string, agent: ResolvedAgent): void {
  const alike = [agent];
  group.byInput.set(input, alike);
  group.inputs.push(input);
  group.subjects.push(alike);
  group.size += input.length;
}

function takeBatch(group: OpenGroup): SubjectBatch {
  const { shared, inputs, subjects } = group;
  group.inputs = [];
  group.subjects = [];
  group.size = 0;
  return { ...shared, inputs, subjects };
}
