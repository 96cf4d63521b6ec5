import type { Definition } from '../../model/definition.ts';
import type { ResolvedAgent } from '../../model/resolved-agent.ts';
import { agentDocument } from './agent-document.ts';
import type { Host } from './host.ts';
import type { ResolveContext } from './resolve-context.ts';
import { egressOf } from './resolve-egress.ts';
import { resolveModel } from './resolve-model.ts';
import { resolveRuntime } from './resolve-runtime.ts';
import { resolveTools } from './resolve-tools.ts';
import type { SelectedAgent } from './selected-agent.ts';

/**
 * One agent of one environment with its references found and its amounts in numbers; undefined where a finding
 * says why it cannot run.
 */
export function resolveAgent(
  context: ResolveContext,
  host: Host,
  selected: SelectedAgent,
): ResolvedAgent | undefined {
  const { definition, id, fleet } = selected;
  const runtime = resolveRuntime(context, host, selected);
  const content = resolveContent(context, host, definition);
  if (runtime === undefined || content === undefined) return undefined;
  const { framework, handler } = runtime;
  return {
    id,
    name: definition.metadata.name,
    namespace: definition.metadata.namespace ?? 'default',
    definition,
    fleet: fleet?.metadata.name,
    ...runtime,
    priority: definition.spec.placement?.priority ?? 'normal',
    ...content,
    makeDocument: () => agentDocument(definition, { framework, handler, ...content }),
  };
}

type Content = Pick<ResolvedAgent, 'prompt' | 'model' | 'tools' | 'egress'>;

function resolveContent(
  context: ResolveContext,
  host: Host,
  definition: Definition<'Agent'>,
): Content | undefined {
  const prompt = context.prompts.render(definition);
  if (prompt === undefined) return undefined;
  const model = resolveModel(context, host, definition);
  const tools = resolveTools(context, definition);
  return { prompt: prompt.value, model, tools, egress: egressOf(definition, tools, model) };
}
