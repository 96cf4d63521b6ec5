import type { LimitSpec, ToolReference } from '../model/agent.ts';
import type { Definition, Metadata } from '../model/definition.ts';
import { parseDuration } from '../model/duration.ts';
import type { ResolvedAgent, ResolvedTool } from '../model/resolved-agent.ts';
import type { DelegationGains } from './delegation-gains.ts';
import { definitionIdentity } from './named-definition.ts';
import { promptSigns } from './prompt-signs.ts';
import type { PromptSigns } from './prompt-signs.ts';

/**
 * What a rule sees as `input`: one resolved agent. `metadata` and `spec` are the merged definition, so
 * that a path in them is a path that a finding can name; the rest is what the compiler worked out,
 * with amounts as numbers, since policies cannot read quantities. `tools` has the order of `spec.tools`.
 */
export interface PolicyInput {
  readonly kind: 'Agent';
  /** `namespace/name`. */
  readonly id: string;
  readonly metadata: Definition<'Agent'>['metadata'];
  readonly spec: Definition<'Agent'>['spec'];
  readonly framework: string;
  /** Image reference that nodes pull. */
  readonly image: string;
  readonly hosting: { readonly mode: string };
  readonly tools: readonly ToolInput[];
  /** Whether it may call an operation that changes or deletes what cannot be brought back. */
  readonly destructive: boolean;
  /** What its rendered prompt shows; undefined where there is none. */
  readonly prompt: PromptSigns | undefined;
  readonly model: ModelInput | undefined;
  readonly egress: readonly string[];
  /** What it comes to by handing tasks on, and does not state itself; missing where that is nothing. */
  readonly delegation: DelegationGains | undefined;
  /** Of one instance: whole millicores, bytes, bytes. */
  readonly resources: {
    readonly milliCpu: number;
    readonly memory: number;
    readonly storage: number;
  };
  /** As the author wrote them, the time limit in milliseconds. */
  readonly limits: Omit<LimitSpec, 'timeout'> & {
    readonly timeoutMilliseconds?: number | undefined;
  };
}

/** A tool as the agent uses it; what was not found out is missing. */
export interface ToolInput {
  readonly name: string;
  /** `namespace/name` of the Tool. */
  readonly definition?: string;
  /** The author's list; missing where there is none. */
  readonly allow?: readonly string[] | undefined;
  readonly requiresConfirmation?: boolean;
  readonly egress?: readonly string[];
  /** Host of the tool's address; missing for functions and local servers. */
  readonly host?: string | undefined;
  /** `http` or `https`; missing where there is no address. */
  readonly scheme?: string | undefined;
  /** Of an MCP server: `streamable-http`, `sse` or `stdio`. */
  readonly transport?: string | undefined;
  /** Image of a local server. */
  readonly image?: string | undefined;
  /** Whether somebody answers for the tool. */
  readonly owned?: boolean;
  /** `metadata.tags` of the tool. */
  readonly tags?: readonly string[];
  /** Names of its destructive operations. */
  readonly destructive?: readonly string[];
  /** Names of its operations that state no scope. */
  readonly unscoped?: readonly string[];
}

export interface ModelInput {
  readonly name: string;
  /** `namespace/name` of the Model. */
  readonly definition: string;
  readonly provider: string;
  readonly id: string;
  /** Host of the provider's interface; missing for served models. */
  readonly host: string | undefined;
  readonly requestsPerMinute: number | undefined;
  /** `api`, `vllm` or `ollama`. */
  readonly serving: string;
  /** Image that serves it; missing where the provider does. */
  readonly image: string | undefined;
  /** Whether somebody answers for the model. */
  readonly owned: boolean;
}

/** Gives the input for one agent; what many agents share (tools, durations) is worked out once. */
export function policyInputs(): (
  agent: ResolvedAgent,
  delegation?: DelegationGains,
) => PolicyInput {
  const aboutTool = remembered(describeTool);
  const milliseconds = remembered(parseDuration);
  const aboutPrompt = remembered(promptSigns);
  return (agent, delegation) => {
    const { definition, demand, hosting, model } = agent;
    const { limits = {}, tools = [] } = definition.spec;
    const { timeout, ...counts } = limits;
    return {
      kind: 'Agent',
      id: agent.id,
      metadata: definition.metadata,
      spec: definition.spec,
      framework: agent.framework,
      image: agent.image,
      hosting: { mode: hosting.mode },
      tools: tools.map((reference) => toolInput(reference, agent, aboutTool)),
      destructive: agent.tools.some(mayDestroy),
      prompt: agent.prompt === undefined ? undefined : aboutPrompt(agent.prompt),
      model: model && modelInput(model),
      egress: agent.egress,
      delegation,
      resources: { milliCpu: demand.milliCpu, memory: demand.memory, storage: demand.storage },
      limits: {
        ...counts,
        ...(timeout !== undefined && { timeoutMilliseconds: milliseconds(timeout) }),
      },
    };
  };
}

type ToolDescription = Omit<ToolInput, 'name' | 'allow' | 'requiresConfirmation'>;

function mayDestroy({ definition, allow }: ResolvedTool): boolean {
  return definition.spec.operations.some(
    ({ name, destructive }) => destructive === true && allow.includes(name),
  );
}

function toolInput(
  { name, allow }: ToolReference,
  agent: ResolvedAgent,
  aboutTool: (tool: Definition<'Tool'>) => ToolDescription,
): ToolInput {
  const tool = findTool(name, agent);
  if (tool === undefined) return { name, allow };
  const { requiresConfirmation } = tool;
  return { name, allow, requiresConfirmation, ...aboutTool(tool.definition) };
}

function describeTool({ metadata, spec }: Definition<'Tool'>): ToolDescription {
  const { operations, egress = [], mcp, http } = spec;
  const url = mcp?.url ?? http?.url;
  const destructive = operations.filter((one) => one.destructive === true);
  const unscoped = operations.filter(({ scopes = [] }) => scopes.length === 0);
  return {
    definition: definitionIdentity(metadata),
    egress,
    host: url === undefined ? undefined : hostOf(url),
    scheme: url === undefined ? undefined : schemeOf(url),
    transport: mcp?.transport,
    image: mcp?.image,
    owned: isOwned(metadata),
    tags: metadata.tags ?? [],
    destructive: destructive.map(({ name }) => name),
    unscoped: unscoped.map(({ name }) => name),
  };
}

/** References are bare names or `namespace/name`; a bare name prefers the agent's own namespace. */
function findTool(name: string, agent: ResolvedAgent): ResolvedTool | undefined {
  const identity = name.includes('/') ? name : `${agent.namespace}/${name}`;
  return (
    agent.tools.find(({ definition: { metadata } }) => definitionIdentity(metadata) === identity) ??
    agent.tools.find(({ definition }) => definition.metadata.name === name)
  );
}

function modelInput({ metadata, spec }: Definition<'Model'>): ModelInput {
  const { api, vllm, ollama } = spec.serving;
  return {
    name: metadata.name,
    definition: definitionIdentity(metadata),
    provider: spec.provider,
    id: spec.id,
    host: api?.host,
    requestsPerMinute: spec.limits?.requestsPerMinute,
    serving: vllm ? 'vllm' : ollama ? 'ollama' : 'api',
    image: (vllm ?? ollama)?.image,
    owned: isOwned(metadata),
  };
}

function isOwned({ owners = [] }: Metadata): boolean {
  return owners.length > 0;
}

/** A text that is no URL stands for itself: no declared host equals it. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : url;
}

/** A text that is no URL has no scheme that could be trusted. */
function schemeOf(url: string): string {
  return URL.canParse(url) ? new URL(url).protocol.replace(/:$/, '') : '';
}

function remembered<Key, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, { readonly value: Value }>();
  return (key) => {
    const found = known.get(key) ?? { value: compute(key) };
    known.set(key, found);
    return found.value;
  };
}
