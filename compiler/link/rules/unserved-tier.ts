import type { Tier } from '../../model/agent.ts';
import type { Definition } from '../../model/definition.ts';
import type { LinkedEnvironment } from '../../model/program.ts';
import type { ResolvedAgent } from '../../model/resolved-agent.ts';
import { at } from '../../source/origin.ts';
import { describeAskers, groupAskers, type Askers } from '../askers.ts';
import { hostedModels, placeOfHosting } from '../hosted-models.ts';
import type { LinkRule } from '../link-rule.ts';
import { oncePerPlace } from '../once-per-place.ts';
import type { NodeFinding } from '../once-per-place.ts';

/** A tier stands for a model that the agent's own environment can reach. */
export const unservedTier: LinkRule = {
  code: 'link/unserved-tier',
  severity: 'error',
  summary:
    'A model tier that an agent asks for is served in its environment, because the agent has no model to ask otherwise.',
  explanation: `
A tier stands for the cheapest model of the tier that the agent's environment can reach, by the prices for input and
output together: one with \`serving.api\`, or one with \`serving.vllm\` or \`serving.ollama\` that the environment lists
under \`models\`. What only another environment serves does not count.

\`\`\`yaml
# agents/triage.yaml
spec:
  model: { tier: standard }
# clusters/models.yaml
kind: Model
metadata: { name: mistral-7b-instruct }
spec:
  tier: standard
  serving: { vllm: { … } }
# clusters/environments.yaml
kind: Environment
spec:
  clusters: [{ name: edge }]
\`\`\`

Let the environment serve the model, define one of a provider for the tier, or name a model in the agent:

\`\`\`yaml
kind: Environment
spec:
  clusters: [{ name: edge }]
  models: [{ name: mistral-7b-instruct, pool: gpu }]
\`\`\`
`,
  check({ environments, definitions, symbols }, report) {
    const reportOnce = oncePerPlace(report);
    for (const environment of environments) {
      if (!hostedModels(symbols, environment.definition).isKnown) continue;
      for (const [tier, askers] of groupAskers(environment.agents, missedTier)) {
        const unreachable = definitions.Model.filter(({ spec }) => spec.tier === tier);
        reportOnce(describe(environment, tier, askers, unreachable));
      }
    }
  },
};

function missedTier({ model, definition }: ResolvedAgent): Tier | undefined {
  const { name, tier } = definition.spec.model ?? {};
  return model === undefined && name === undefined ? tier : undefined;
}

/** Models that one finding points to; more would drown it. */
const maxShown = 3;

function describe(
  { name: environment, definition }: LinkedEnvironment,
  tier: Tier,
  askers: Askers,
  unreachable: readonly Definition<'Model'>[],
): NodeFinding {
  const serve = `Serve one of the tier under \`models\` of environment "${environment}", define`;
  return {
    place: at(askers[0].definition, 'spec', 'model', 'tier'),
    message: `${describeAskers(askers)} for a model of tier "${tier}", which nothing serves in environment "${environment}".`,
    related: [
      placeOfHosting(definition),
      ...unreachable.slice(0, maxShown).map((model) => ({
        place: at(model, 'metadata', 'name'),
        message: `Model "${model.metadata.name}" has the tier, and is not served there.`,
      })),
    ],
    help: `${unreachable.length > 0 ? serve : 'Define'} a Model of tier "${tier}" with \`serving.api\`, or name a model instead.`,
  };
}
