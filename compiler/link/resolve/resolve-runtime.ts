import type { Definition } from '../../model/definition.ts';
import type { ResolvedAgent } from '../../model/resolved-agent.ts';
import { at } from '../../source/origin.ts';
import { agentFindings } from './agent-findings.ts';
import type { Host } from './host.ts';
import { missingParts } from './missing-parts.ts';
import { resolveConstraints } from './resolve-constraints.ts';
import type { ResolveContext } from './resolve-context.ts';
import { resolveDemand } from './resolve-demand.ts';
import { resolveHosting } from './resolve-hosting.ts';
import { resolveImage } from './resolve-image.ts';
import { resolveInstances } from './resolve-instances.ts';
import type { SelectedAgent } from './selected-agent.ts';

/** How and where an agent runs, and how much of it. */
export type Runtime = Pick<
  ResolvedAgent,
  | 'framework'
  | 'image'
  | 'handler'
  | 'hosting'
  | 'demand'
  | 'constraints'
  | 'instances'
  | 'minInstances'
>;

/**
 * How an agent runs in an environment; undefined where a finding says what is wrong. Everything that the agent
 * lacks is one finding at its name, since it takes one edit to supply it.
 */
export function resolveRuntime(
  context: ResolveContext,
  host: Host,
  selected: SelectedAgent,
): Runtime | undefined {
  const { definition } = selected;
  const { framework, runtime: { image: text, handler } = {} } = definition.spec;
  const missing = missingParts(definition.spec);
  if (missing.length > 0) reportMissing(context, host, definition, missing);
  const placeOfImage = () => at(definition, 'spec', 'runtime', 'image');
  const image = text === undefined ? undefined : resolveImage(context, text, placeOfImage);
  const constraints = resolveConstraints(context, definition);
  if (missing.length > 0 || constraints === undefined) return undefined;
  if (framework === undefined || image === undefined || handler === undefined) return undefined;
  const need = { framework, image, lightweight: constraints.lightweight };
  const hosting = resolveHosting(context, host, definition, need);
  if (hosting === undefined) return undefined;
  const demand = resolveDemand(context, definition, hosting);
  const instances = resolveInstances(context, selected, hosting);
  if (demand === undefined || instances === undefined) return undefined;
  return { framework, image, handler, hosting, demand, constraints, ...instances };
}

function reportMissing(
  context: ResolveContext,
  { definition: environment }: Host,
  agent: Definition<'Agent'>,
  missing: readonly string[],
): void {
  const { name, namespace = 'default' } = agent.metadata;
  const list = missing.map((part) => `"${part}"`);
  const parts =
    list.length < 2 ? list.join('') : `${list.slice(0, -1).join(', ')} and ${list.at(-1) ?? ''}`;
  context.report(agentFindings.incompleteAgent, {
    place: at(agent, 'metadata', 'name'),
    message: `Agent "${name}" lacks ${parts}.`,
    related: [
      {
        place: at(environment, 'metadata', 'name'),
        message: `Environment "${environment.metadata.name}" selects it.`,
      },
    ],
    help: `Supply it in the agent, in the defaults of namespace "${namespace}" in adac.yaml, or in an overlay of the environment.`,
  });
}
