import type { AgentSpec } from '../model/agent.ts';
import type { Metadata } from '../model/definition.ts';
import type { FlatAgentDocument, FlatRuntime } from '../model/document.ts';
import { dnsLabel } from './dns-label.ts';
import type { Move, UpgradeContext, Upgraded } from './older-definition.ts';
import { upgradeFlatMetadata } from './upgrade-flat-metadata.ts';
import { upgradeParameters } from './upgrade-parameters.ts';
import { upgradePolicies } from './upgrade-policies.ts';
import { upgradeSkills } from './upgrade-skills.ts';

/** An agent in the flat format as v2 has it. */
export function upgradeFlatAgent(
  context: UpgradeContext,
  agent: FlatAgentDocument,
): Upgraded<{ readonly metadata: Metadata; readonly spec: AgentSpec }> {
  const metadata = upgradeFlatMetadata('agent_id', agent.agent_id, agent);
  const inputs = upgradeParameters(context, 'inputs', agent.inputs ?? []);
  const outputs = upgradeParameters(context, 'outputs', agent.outputs ?? []);
  const skills = upgradeSkills(context, ['capabilities'], agent.capabilities ?? []);
  const policies = upgradePolicies(context, agent.policies ?? []);
  const spec: AgentSpec = {
    ...implementationSpec(agent.implementation ?? {}),
    ...(agent.inputs && { inputs: inputs.value }),
    ...(agent.outputs && { outputs: outputs.value }),
    ...(agent.capabilities && { skills: skills.value }),
    ...(agent.collaboration && { collaboration: collaborationOf(agent.collaboration) }),
    ...(agent.policies && { policies: policies.value }),
  };
  return {
    value: { metadata: metadata.value, spec },
    moves: () => [
      ...metadata.moves(),
      ...implementationMoves,
      ...collaborationMoves,
      [['spec', 'inputs'], ['inputs']],
      [['spec', 'outputs'], ['outputs']],
      [['spec', 'skills'], ['capabilities']],
      [['spec', 'policies'], ['policies']],
      ...inputs.moves(),
      ...outputs.moves(),
      ...skills.moves(),
      ...policies.moves(),
    ],
  };
}

function implementationSpec({
  runtime,
  handler,
  model,
  timeout,
  memory,
}: NonNullable<FlatAgentDocument['implementation']>): AgentSpec {
  const container = {
    ...(runtime !== undefined && { image: presets[runtime] }),
    ...(handler !== undefined && { handler }),
  };
  return {
    ...(Object.keys(container).length > 0 && { runtime: container }),
    ...(model !== undefined && { model: { name: modelName(model) } }),
    ...(timeout !== undefined && { limits: { timeout: `${timeout}s` } }),
    ...(memory !== undefined && { resources: { memory: `${memory}Mi` } }),
  };
}

/** The image preset that a language stands for. */
const presets: Readonly<Record<FlatRuntime, string>> = {
  python: 'python:3.11-slim',
  node: 'node:18-alpine',
};

/** The `Model` that an identifier names; the provider before the first dot is said by the `Model` itself. */
function modelName(model: string): string {
  const id = /^[a-z]+\.(?<id>.+)$/.exec(model)?.groups?.id ?? model;
  return dnsLabel(id) ?? id;
}

const implementationMoves: readonly Move[] = [
  [['spec', 'runtime'], ['implementation']],
  [
    ['spec', 'runtime', 'image'],
    ['implementation', 'runtime'],
  ],
  [
    ['spec', 'model'],
    ['implementation', 'model'],
  ],
  [
    ['spec', 'model', 'name'],
    ['implementation', 'model'],
  ],
  [['spec', 'limits'], ['implementation']],
  [['spec', 'resources'], ['implementation']],
];

function collaborationOf({
  can_work_with: canWorkWith,
  provides_to_team: provides,
}: NonNullable<FlatAgentDocument['collaboration']>): NonNullable<AgentSpec['collaboration']> {
  return {
    ...(canWorkWith && { canWorkWith: canWorkWith.map((name) => dnsLabel(name) ?? name) }),
    ...(provides && { provides }),
  };
}

const collaborationMoves: readonly Move[] = [
  [['spec', 'collaboration'], ['collaboration']],
  [
    ['spec', 'collaboration', 'canWorkWith'],
    ['collaboration', 'can_work_with'],
  ],
  [
    ['spec', 'collaboration', 'provides'],
    ['collaboration', 'provides_to_team'],
  ],
];
