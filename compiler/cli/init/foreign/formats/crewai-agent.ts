import type { JsonObject, JsonValue } from '../../../../model/json.ts';
import type { Path } from '../../../../source/place.ts';
import { quote } from '../../../../diagnostic/quote.ts';
import { dnsLabel } from '../../../../upgrade/dns-label.ts';
import { carryModel, carryModelParameters } from '../carry-model.ts';
import { carryTools } from '../carry-tools.ts';
import type { ForeignDocument, ForeignFormat } from '../foreign-format.ts';
import { expectList, expectMapping } from '../expect-kind.ts';
import { entriesOf, isObject, isText, without } from '../json-kinds.ts';
import { otherKeys } from '../other-keys.ts';
import type { KeyTable } from '../other-keys.ts';
import { carry, drop } from '../statement.ts';
import type { Statement } from '../statement.ts';

/** An agent of CrewAI: a file `agents/<name>.jsonc`, or one of the agents that an `agents.yaml` holds by name. */
export const crewaiAgent: ForeignFormat = {
  matches: (root) => isAgent(root) || agentsOf(root).length > 0,
  *read(document) {
    const { root, stem, wanted } = document;
    if (isAgent(root)) {
      yield* readAgent({ agent: root, at: [], name: root.name ?? stem }, document);
      return;
    }
    const agents = agentsOf(root);
    const chosen = agents.length === 1 ? agents[0] : agents.find(([key]) => isWanted(key, wanted));
    if (chosen === undefined) {
      yield {
        kind: 'refused',
        from: [],
        message: `The file holds ${agents.length} agents${wanted === undefined ? '' : `, and none is called ${quote(wanted)}`}.`,
        help: `Name one of them before --from: ${agents.map(([key]) => quote(key)).join(', ')}.`,
      };
      return;
    }
    const [key, agent] = chosen;
    yield* readAgent({ agent, at: [key], name: key }, document);
    for (const [other] of agents.filter((one) => one !== chosen)) {
      yield { kind: 'dropped', from: [other], why: 'it is another agent' };
    }
  },
};

function isAgent(value: JsonValue): value is JsonObject {
  return isObject(value) && Object.hasOwn(value, 'role') && Object.hasOwn(value, 'goal');
}

function agentsOf(root: JsonObject): readonly (readonly [string, JsonObject])[] {
  return Object.entries(root).flatMap(([key, agent]) =>
    isAgent(agent) ? [[key, agent] as const] : [],
  );
}

function isWanted(key: string, wanted: string | undefined): boolean {
  return wanted !== undefined && dnsLabel(key) === wanted;
}

interface CrewaiAgent {
  readonly agent: JsonObject;
  readonly at: Path;
  readonly name: JsonValue;
}

function* readAgent(
  { agent, at, name }: CrewaiAgent,
  { program }: ForeignDocument,
): Generator<Statement> {
  yield { kind: 'named', from: Object.hasOwn(agent, 'name') ? [...at, 'name'] : at, name };
  yield* carry(['spec', 'framework'], at, 'crewai');
  // What CrewAI tells a model of itself is made of these three.
  yield { kind: 'carried', to: ['spec', 'prompt'], from: at, value: undefined };
  for (const key of words) yield* carry(['spec', key], [...at, key], agent[key]);
  yield* carry(['metadata', 'description'], [...at, 'goal'], onOneLine(agent.goal));
  yield* carryPlaceholders(agent, at);
  yield* carryLlm(agent.llm, [...at, 'llm'], program);
  yield* readTools(agent, at, program);
  yield* carrySettings(agent, at);
  yield* expectMapping([...at, 'settings'], agent.settings);
  if (isObject(agent.settings)) {
    yield* carrySettings(agent.settings, [...at, 'settings']);
    yield* otherKeys(agent.settings, [...at, 'settings'], settingKeys);
  }
  yield* otherKeys(agent, at, agentKeys);
}

const words = ['role', 'goal', 'backstory'];

function onOneLine(text: JsonValue | undefined): JsonValue | undefined {
  return typeof text === 'string' ? text.trim().replaceAll(/\s+/g, ' ') : text;
}

/** CrewAI fills `{topic}` when a crew starts, so it is an input of the agent. */
function* carryPlaceholders(agent: JsonObject, at: Path): Generator<Statement> {
  for (const key of words) {
    const text = agent[key];
    if (typeof text !== 'string') continue;
    for (const [, name = ''] of text.matchAll(/\{([A-Za-z][\w-]{0,62})\}/g)) {
      const value = { schema: 'text', required: true };
      yield { kind: 'carried', to: ['spec', 'inputs', name], from: [...at, key], value };
    }
  }
}

function* carryLlm(
  llm: JsonValue | undefined,
  at: Path,
  program: ForeignDocument['program'],
): Generator<Statement> {
  if (!isObject(llm)) {
    yield* carryModel(llm, at, program);
    return;
  }
  yield* carryModel(llm.model, [...at, 'model'], program);
  yield* carryModelParameters(without(llm, ['model']), at);
}

function* readTools(
  agent: JsonObject,
  at: Path,
  program: ForeignDocument['program'],
): Generator<Statement> {
  yield* expectList([...at, 'tools'], agent.tools);
  const tools = entriesOf(agent.tools).map((tool, index) => {
    const name = isObject(tool) ? (tool.name ?? tool.type) : tool;
    return { name: isText(name) ? name : '', from: [...at, 'tools', index] };
  });
  yield* carryTools(tools, [...at, 'tools'], program);
}

function* carrySettings(settings: JsonObject, at: Path): Generator<Statement> {
  const { max_iter, max_rpm, max_execution_time: seconds, max_retry_limit } = settings;
  yield* carry(['spec', 'limits', 'maxSteps'], [...at, 'max_iter'], max_iter);
  yield* carry(['spec', 'limits', 'requestsPerMinute'], [...at, 'max_rpm'], max_rpm);
  const timeout = typeof seconds === 'number' ? `${seconds}s` : seconds;
  yield* carry(['spec', 'limits', 'timeout'], [...at, 'max_execution_time'], timeout);
  const retries = [...at, 'max_retry_limit'];
  yield* carry(['spec', 'reliability', 'retries', 'max'], retries, max_retry_limit);
  yield* dropDelegation(settings, at);
}

/** Delegating is off unless said, so that only what is on is worth a line. */
function* dropDelegation({ allow_delegation: may }: JsonObject, at: Path): Generator<Statement> {
  if (may === false) return;
  const why = 'name the agents under collaboration.canWorkWith';
  yield* drop([...at, 'allow_delegation'], may, why);
}

const settingNames = [
  ...['max_iter', 'max_rpm', 'max_execution_time', 'max_retry_limit', 'allow_delegation'],
];

const settingKeys: KeyTable = { read: settingNames, reasons: new Map() };

const agentKeys: KeyTable = {
  read: [...settingNames, ...words, 'name', 'llm', 'tools', 'settings'],
  reasons: new Map([
    ['type', 'the runtime decides which class runs the agent'],
    ['function_calling_llm', 'an agent has one model'],
  ]),
};
