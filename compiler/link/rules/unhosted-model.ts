import type { Definition } from '../../model/definition.ts';
import type { LinkedEnvironment } from '../../model/program.ts';
import type { ResolvedAgent } from '../../model/resolved-agent.ts';
import { at } from '../../source/origin.ts';
import type { LinkRule } from '../link-rule.ts';
import { oncePerPlace } from '../once-per-place.ts';
import type { NodeFinding } from '../once-per-place.ts';
import { findReference, type Symbols } from '../symbols.ts';

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

Only a model that is named is looked at, not the one that a \`tier\` stands for.
`,
  check({ environments, symbols }, report) {
    const reportOnce = oncePerPlace(report);
    const hosting = environments.map((environment) => hostedBy(environment, symbols));
    for (const { environment, models, isKnown } of hosting) {
      // An entry that names no model may be meant for this one, and is a finding of its own.
      if (!isKnown) continue;
      for (const [model, agents] of agentsWithout(environment, models)) {
        const elsewhere = hosting.find((one) => one.models.has(model))?.environment;
        reportOnce(describe(environment, model, agents, elsewhere));
      }
    }
  },
};

/** What an environment serves, on whichever of its clusters. */
interface Hosting {
  readonly environment: LinkedEnvironment;
  readonly models: ReadonlySet<Definition<'Model'>>;
  /** Whether every entry names one model. */
  readonly isKnown: boolean;
}

function hostedBy(environment: LinkedEnvironment, symbols: Symbols): Hosting {
  const entries = environment.definition.spec.models ?? [];
  // A bare name is looked up in all namespaces alike.
  const lookups = entries.map(({ name }) => findReference(symbols, 'Model', name, ''));
  const models = lookups.flatMap((one) => ('found' in one ? [one.found.definition] : []));
  return { environment, models: new Set(models), isKnown: models.length === entries.length };
}

type NonEmpty<Item> = readonly [Item, ...Item[]];

/** By model, the agents that name it in vain; one missing entry is one mistake, whatever their number. */
function agentsWithout(
  { agents }: LinkedEnvironment,
  hosted: ReadonlySet<Definition<'Model'>>,
): ReadonlyMap<Definition<'Model'>, NonEmpty<ResolvedAgent>> {
  const without = new Map<Definition<'Model'>, [ResolvedAgent, ...ResolvedAgent[]]>();
  for (const agent of agents) {
    const { model, definition } = agent;
    if (model === undefined || definition.spec.model?.name === undefined) continue;
    if (model.spec.serving.api !== undefined || hosted.has(model)) continue;
    const known = without.get(model);
    if (known === undefined) without.set(model, [agent]);
    else known.push(agent);
  }
  return without;
}

function describe(
  { name: environment, definition }: LinkedEnvironment,
  model: Definition<'Model'>,
  [first, ...others]: NonEmpty<ResolvedAgent>,
  elsewhere: LinkedEnvironment | undefined,
): NodeFinding {
  const { name } = model.metadata;
  const who = `Agent "${first.name}"${describeOthers(others.length)}`;
  const server = model.spec.serving.vllm === undefined ? 'Ollama' : 'vLLM';
  const isListing = definition.spec.models !== undefined;
  return {
    place: at(first.definition, 'spec', 'model', 'name'),
    message: `${who} model "${name}", which runs on ${server} and is not served by environment "${environment}".`,
    related: [
      {
        place: isListing ? at(definition, 'spec', 'models') : at(definition, 'metadata', 'name'),
        message: isListing ? 'It serves only these models.' : 'It serves no models.',
      },
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

function describeOthers(count: number): string {
  if (count === 0) return ' asks';
  return count === 1 ? ' and another one ask' : ` and ${count} others ask`;
}
