import type { Definition } from '../../model/definition.ts';
import type { LinkedEnvironment } from '../../model/program.ts';
import type { ResolvedAgent } from '../../model/resolved-agent.ts';
import { at } from '../../source/origin.ts';
import { describeAskers, groupAskers, type Askers } from '../askers.ts';
import { hostedModels, placeOfHosting } from '../hosted-models.ts';
import type { LinkRule } from '../link-rule.ts';
import { oncePerPlace } from '../once-per-place.ts';
import type { NodeFinding } from '../once-per-place.ts';

/** A model without a provider's host is served by the environment of each agent that names it. */
export const unhostedModel: LinkRule = {
  code: 'link/unhosted-model',
  severity: 'error',
  summary:
    'An environment serves the models for vLLM or Ollama that its agents name, because nothing answers them otherwise.',
  explanation: `
A model with \`serving.vllm\` or \`serving.ollama\` runs where an environment lists it under \`models\`. Agents get the
address of a model from their own environment, and its server answers no others, so that what another environment
serves on the same cluster does not count. A model with \`serving.api\` needs no entry.

\`\`\`yaml
# agents/triage.yaml
spec:
  model: { name: mistral-7b-instruct }     # served by vLLM
# clusters/environments.yaml
kind: Environment
spec:
  clusters: [{ name: cloud }]
\`\`\`

Let the environment serve it, or name another model:

\`\`\`yaml
kind: Environment
spec:
  clusters: [{ name: cloud }]
  models: [{ name: mistral-7b-instruct, pool: gpu }]
\`\`\`

An agent that asks for a \`tier\` gets no model that its environment does not serve; where nothing is left for the
tier, that is \`link/unserved-tier\`.
`,
  check({ environments, symbols }, report) {
    const reportOnce = oncePerPlace(report);
    const hosting = environments.map((environment) => ({
      environment,
      ...hostedModels(symbols, environment.definition),
    }));
    for (const { environment, models, isKnown } of hosting) {
      if (!isKnown) continue;
      const missed = groupAskers(environment.agents, (agent) => missedModel(agent, models));
      for (const [model, askers] of missed) {
        const elsewhere = hosting.find((one) => one.models.has(model))?.environment;
        reportOnce(describe(environment, model, askers, elsewhere));
      }
    }
  },
};

/** The model that an agent names in vain. */
function missedModel(
  { model, definition }: ResolvedAgent,
  hosted: ReadonlySet<Definition<'Model'>>,
): Definition<'Model'> | undefined {
  if (model === undefined || definition.spec.model?.name === undefined) return undefined;
  return model.spec.serving.api !== undefined || hosted.has(model) ? undefined : model;
}

function describe(
  { name: environment, definition }: LinkedEnvironment,
  model: Definition<'Model'>,
  askers: Askers,
  elsewhere: LinkedEnvironment | undefined,
): NodeFinding {
  const { name } = model.metadata;
  const server = model.spec.serving.vllm === undefined ? 'Ollama' : 'vLLM';
  return {
    place: at(askers[0].definition, 'spec', 'model', 'name'),
    message: `${describeAskers(askers)} model "${name}", which runs on ${server} and is not served by environment "${environment}".`,
    related: [
      placeOfHosting(definition),
      ...(elsewhere === undefined
        ? []
        : [
            {
              place: at(elsewhere.definition, 'spec', 'models'),
              message: `Environment "${elsewhere.name}" serves it for its own agents alone.`,
            },
          ]),
    ],
    help: `Add the model under \`models\` of environment "${environment}", with a pool that has room for it, or name another model.`,
  };
}
