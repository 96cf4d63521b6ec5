import type { Framework } from '../../model/agent.ts';
import type { Definition } from '../../model/definition.ts';
import type { JsonObject, JsonValue } from '../../model/json.ts';
import type { ResolvedTool } from '../../model/resolved-agent.ts';

/** What resolving found out about an agent, beside what its definition says. */
export interface DocumentContent {
  readonly framework: Framework;
  readonly handler: string;
  readonly prompt: string | undefined;
  readonly model: Definition<'Model'> | undefined;
  readonly tools: readonly ResolvedTool[];
}

/**
 * What the runtime reads of an agent: its definition without what only the compiler needs. The fields stand in
 * a fixed order and mappings are sorted by key, so that equal agents are equal bytes.
 */
export function agentDocument(agent: Definition<'Agent'>, content: DocumentContent): JsonObject {
  const { name, namespace, version, description, labels, owners } = agent.metadata;
  const { spec } = agent;
  const { framework, handler, prompt } = content;
  return {
    apiVersion: 'adac.dev/v2',
    kind: 'Agent',
    metadata: present({
      name,
      namespace,
      version,
      description,
      labels: sortKeys(labels),
      owners,
    }),
    spec: present({
      framework,
      handler,
      role: spec.role,
      goal: spec.goal,
      backstory: spec.backstory,
      prompt,
      model: modelDocument(agent, content.model),
      tools: toolDocuments(content.tools),
      inputs: sortKeys(spec.inputs),
      outputs: sortKeys(spec.outputs),
      skills: sortKeys(spec.skills),
      protocols: spec.protocols,
      collaboration: sortKeys(spec.collaboration),
      limits: sortKeys(spec.limits),
      reliability: sortKeys(spec.reliability),
      access: sortKeys(spec.access),
      policies: sortKeys(spec.policies),
    }),
  };
}

function modelDocument(
  { spec }: Definition<'Agent'>,
  model: Definition<'Model'> | undefined,
): JsonObject | undefined {
  if (model === undefined) return undefined;
  const { provider, id } = model.spec;
  return present({ provider, id, parameters: sortKeys(spec.model?.parameters) });
}

function toolDocuments(tools: readonly ResolvedTool[]): JsonValue | undefined {
  if (tools.length === 0) return undefined;
  return tools.map(({ definition, allow, requiresConfirmation }) => ({
    name: definition.metadata.name,
    allow,
    requiresConfirmation,
  }));
}

/** The fields that are there, in the order given. */
function present(fields: Readonly<Record<string, JsonValue | undefined>>): JsonObject {
  const document: Record<string, JsonValue> = {};
  for (const key of Object.keys(fields)) {
    const value = fields[key];
    if (value !== undefined) document[key] = value;
  }
  return document;
}

/** The value with the keys of every mapping in it in order; nothing where there is nothing. */
function sortKeys(value: unknown): JsonValue | undefined {
  return value === undefined ? undefined : sorted(value);
}

function sorted(value: unknown): JsonValue {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return value;
  }
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return null;
  const fields: Readonly<Record<string, unknown>> = { ...value };
  const result: Record<string, JsonValue> = {};
  for (const key of Object.keys(fields).sort()) {
    const item = fields[key];
    if (item !== undefined) defineKey(result, key, sorted(item));
  }
  return result;
}

/** Assigning to `__proto__` would set a prototype instead of a key; any other assignment is much the faster. */
function defineKey(target: Record<string, JsonValue>, key: string, value: JsonValue): void {
  if (key !== '__proto__') target[key] = value;
  else Object.defineProperty(target, key, { value, enumerable: true });
}
