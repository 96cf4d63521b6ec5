import type { JsonObject, JsonValue } from '../../../../model/json.ts';
import type { Path } from '../../../../source/place.ts';
import { quote } from '../../../../diagnostic/quote.ts';
import { carryModel, carryModelParameters } from '../carry-model.ts';
import { carryTools } from '../carry-tools.ts';
import type { ForeignTool } from '../carry-tools.ts';
import type { ForeignDocument, ForeignFormat } from '../foreign-format.ts';
import { expectList, expectMapping } from '../expect-kind.ts';
import { entriesOf, isObject, isText, without } from '../json-kinds.ts';
import { literalPrompt } from '../literal-prompt.ts';
import { otherKeys } from '../other-keys.ts';
import type { KeyTable } from '../other-keys.ts';
import { carry, drop } from '../statement.ts';
import type { Statement } from '../statement.ts';

/** An agent of the Open Agent Specification (https://oracle.github.io/agent-spec), versions 25.4 and 26. */
export const agentSpec: ForeignFormat = {
  matches: (root) => Object.hasOwn(root, 'component_type'),
  *read(document) {
    const { root, program } = document;
    const type = root.component_type;
    if (type !== 'Agent') {
      yield {
        kind: 'refused',
        from: ['component_type'],
        message: `A component of type ${quote(isText(type) ? type : JSON.stringify(type))} is no agent.`,
        help: 'Give a document whose component_type is Agent.',
      };
      return;
    }
    yield { kind: 'named', from: ['name'], name: root.name };
    yield* carry(['metadata', 'description'], ['description'], root.description);
    yield* carryPrompt(root.system_prompt);
    yield* carryProperties(root.inputs, 'inputs');
    yield* carryProperties(root.outputs, 'outputs');
    yield* readLlm(document);
    yield* expectList(['tools'], root.tools);
    yield* expectMapping(['$referenced_components'], root.$referenced_components);
    const tools = entriesOf(root.tools).map((_, index) => toolAt(root, ['tools', index]));
    yield* carryTools(tools, ['tools'], program);
    yield* otherKeys(root, [], agentKeys);
  },
};

/** Agent Spec fills `{{name}}` while the agent runs, and adac fills a prompt when it compiles. */
function* carryPrompt(prompt: JsonValue | undefined): Generator<Statement> {
  const to = ['spec', 'prompt'];
  if (typeof prompt !== 'string') {
    yield* carry(to, ['system_prompt'], prompt);
    return;
  }
  yield* carry(to, ['system_prompt'], literalPrompt(prompt));
  if (!prompt.includes('{{')) return;
  const why = 'adac fills a prompt when it compiles, so what is in braces stays as it is written';
  yield { kind: 'dropped', from: ['system_prompt'], partly: true, why };
}

function* carryProperties(
  properties: JsonValue | undefined,
  side: 'inputs' | 'outputs',
): Generator<Statement> {
  yield* expectList([side], properties);
  const names = new Set<string>();
  for (const [index, property] of entriesOf(properties).entries()) {
    const name = isObject(property) ? property.title : undefined;
    const from = [side, index];
    if (!isObject(property) || typeof name !== 'string' || !isName.test(name) || names.has(name)) {
      yield { kind: 'refused', from, ...unnamed };
      continue;
    }
    names.add(name);
    const to = ['spec', side, name];
    yield { kind: 'carried', to, from, value: parameterOf(property, side) };
    // By itself, so that a mistake in the schema is shown where the property has it.
    yield { kind: 'carried', to: [...to, 'schema'], from, value: schemaOf(property) };
  }
}

const isName = /^[A-Za-z][A-Za-z0-9_-]{0,62}$/;

const unnamed = {
  message: 'An input or output has no title of its own that is a name.',
  help: 'Write a title of letters, digits, "_" and "-", with a letter first, and each once.',
};

/** A property is a JSON Schema with its name as title, and says for itself what feeds it otherwise. */
function parameterOf(property: JsonObject, side: 'inputs' | 'outputs'): JsonObject {
  const { description, default: preset } = property;
  return {
    schema: schemaOf(property),
    ...(side === 'inputs' && preset === undefined && { required: true }),
    ...(side === 'inputs' && preset !== undefined && { default: preset }),
    ...(isText(description) && { description }),
  };
}

function schemaOf(property: JsonObject): JsonValue {
  const schema = without(property, ['title', 'description', 'default']);
  return shortNames.get(JSON.stringify(schema)) ?? schema;
}

const shortNames: ReadonlyMap<string, string> = new Map([
  ['{"type":"string"}', 'text'],
  ['{"type":"integer"}', 'integer'],
  ['{"type":"number"}', 'number'],
  ['{"type":"boolean"}', 'boolean'],
  ['{"type":"object"}', 'object'],
  ['{"type":"array"}', 'array'],
  ['{}', 'any'],
]);

function* readLlm({ root, program }: ForeignDocument): Generator<Statement> {
  const { value: config, at } = followReference(root, ['llm_config'], root.llm_config);
  if (!isObject(config)) {
    yield* drop(at, config, 'it describes no model');
    return;
  }
  yield* carryModel(config.model_id, [...at, 'model_id'], program);
  const parameters = [...at, 'default_generation_parameters'];
  yield* carryModelParameters(config.default_generation_parameters, parameters);
  yield* otherKeys(config, at, llmKeys);
}

function toolAt(root: JsonObject, path: Path): ForeignTool {
  const index = path.at(-1);
  const { value } = followReference(root, path, entriesOf(root.tools)[Number(index)]);
  return { name: isObject(value) && isText(value.name) ? value.name : '', from: path };
}

/** What a value stands for: itself, or the component of the file that it refers to. */
function followReference(
  root: JsonObject,
  at: Path,
  value: JsonValue | undefined,
): { readonly value: JsonValue | undefined; readonly at: Path } {
  const id = isObject(value) ? value.$component_ref : undefined;
  const components = root.$referenced_components;
  if (typeof id !== 'string') return { value, at };
  if (!isObject(components) || !Object.hasOwn(components, id)) return { value: id, at };
  return { value: components[id], at: ['$referenced_components', id] };
}

const agentKeys: KeyTable = {
  read: [
    ...['component_type', 'agentspec_version', 'min_agentspec_version', 'max_agentspec_version'],
    ...['name', 'description', 'system_prompt', 'inputs', 'outputs', 'llm_config', 'tools'],
    '$referenced_components',
  ],
  reasons: new Map([
    ['id', 'a definition is known by its kind, namespace and name'],
    ['toolboxes', 'name each tool under spec.tools'],
    ['human_in_the_loop', 'tools with "requiresConfirmation" and approval steps ask people'],
  ]),
};

const llmKeys: KeyTable = {
  read: ['component_type', 'id', 'name', 'model_id', 'default_generation_parameters'],
  reasons: new Map([
    ['url', 'the Model says where it is served'],
    ['api_key', 'name a secret under access.secrets'],
    ['provider', 'the Model says who provides it'],
  ]),
};
