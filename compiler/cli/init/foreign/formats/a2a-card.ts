import type { JsonObject, JsonValue } from '../../../../model/json.ts';
import type { ForeignFormat } from '../foreign-format.ts';
import { expectList } from '../expect-kind.ts';
import { entriesOf, isList, isObject, isText } from '../json-kinds.ts';
import { otherKeys } from '../other-keys.ts';
import type { KeyTable } from '../other-keys.ts';
import { carry, drop } from '../statement.ts';
import type { Statement } from '../statement.ts';

/** An A2A agent card, version 1 (https://a2a-protocol.org, section "AgentCard"); keys of 0.3 are known as well. */
export const a2aCard: ForeignFormat = {
  matches: (root) =>
    Object.hasOwn(root, 'name') &&
    ['skills', 'supportedInterfaces', 'defaultInputModes', 'capabilities'].some((key) =>
      Object.hasOwn(root, key),
    ),
  *read({ root }) {
    yield { kind: 'named', from: ['name'], name: root.name };
    yield* carry(['metadata', 'description'], ['description'], root.description);
    // A card has no prompt; what the agent is for is the best beginning of one.
    if (isText(root.description)) {
      yield* carry(['spec', 'prompt'], ['description'], '{{agent.description}}\n');
    }
    yield* carryVersion(root.version);
    yield* carry(['spec', 'protocols'], [], ['a2a']);
    yield* carrySkills(root.skills);
    yield* carryModes(root, 'defaultInputModes', 'inputs');
    yield* carryModes(root, 'defaultOutputModes', 'outputs');
    yield* otherKeys(root, [], cardKeys);
  },
};

function* carryVersion(version: JsonValue | undefined): Generator<Statement> {
  if (typeof version === 'string' && !/^\d+\.\d+\.\d+/.test(version)) {
    yield* drop(['version'], version, 'it is no version of SemVer; the agent starts at 0.1.0');
    return;
  }
  yield* carry(['metadata', 'version'], ['version'], version);
}

function* carrySkills(skills: JsonValue | undefined): Generator<Statement> {
  if (!isList(skills)) {
    yield* carry(['spec', 'skills'], ['skills'], skills);
    return;
  }
  yield* carry(['spec', 'skills'], ['skills'], skills.map(skillOf));
  for (const [index, skill] of skills.entries()) {
    if (!isObject(skill)) continue;
    yield* dropTags(skill, index);
    yield* otherKeys(skill, ['skills', index], skillKeys);
  }
}

/** A skill without what a definition has no place for; a value that is none is left to be found. */
function skillOf(skill: JsonValue): JsonValue {
  if (!isObject(skill)) return skill;
  const { id, name, description, tags } = skill;
  const kept = { id, name, description, tags: isList(tags) ? tags.filter(isFirstTag) : tags };
  return Object.fromEntries(
    Object.entries(kept).flatMap(([key, value]) =>
      value === undefined || value === '' || value === null ? [] : [[key, value]],
    ),
  );
}

function* dropTags({ tags }: JsonObject, skill: number): Generator<Statement> {
  const all = entriesOf(tags);
  for (const [index, tag] of all.entries()) {
    if (isFirstTag(tag, index, all)) continue;
    yield* drop(['skills', skill, 'tags', index], tag, 'it is no tag, or there already');
  }
}

function isFirstTag(tag: JsonValue, index: number, all: readonly JsonValue[]): boolean {
  return typeof tag === 'string' && isTag.test(tag) && all.indexOf(tag) === index;
}

/** What `metadata.tags` and the tags of skills take. */
const isTag = /^[A-Za-z0-9](?:[A-Za-z0-9._ -]{0,61}[A-Za-z0-9])?$/;

/** Media types become parameters of the type that they hold: `message` for text, `data` for JSON. */
function* carryModes(
  root: JsonObject,
  key: string,
  side: 'inputs' | 'outputs',
): Generator<Statement> {
  yield* expectList([key], root[key]);
  const names = new Set<string>();
  for (const [index, mode] of entriesOf(root[key]).entries()) {
    const name = parameterOf(mode);
    if (name === undefined) yield* drop([key, index], mode, 'a definition has no type for it');
    else names.add(name);
  }
  for (const name of names) {
    const schema = name === 'data' ? 'object' : 'text';
    const required = side === 'inputs' && names.size === 1;
    const value = required ? { schema, required } : { schema };
    yield { kind: 'carried', to: ['spec', side, name], from: [key], value };
  }
}

function parameterOf(mode: JsonValue): 'message' | 'data' | undefined {
  if (typeof mode !== 'string') return undefined;
  const [type = ''] = mode.split(';');
  if (/^text(?:\/|$)/.test(type.trim())) return 'message';
  return /^application\/(?:[\w.-]+\+)?json$/.test(type.trim()) ? 'data' : undefined;
}

const byEnvironment = 'an environment decides where the agent is served';
const byAccess = 'say who may call the agent under access.roles';

const cardKeys: KeyTable = {
  read: [
    ...['name', 'description', 'version', 'skills', 'defaultInputModes', 'defaultOutputModes'],
    'protocolVersion',
  ],
  reasons: new Map([
    ['supportedInterfaces', byEnvironment],
    ['url', byEnvironment],
    ['preferredTransport', byEnvironment],
    ['additionalInterfaces', byEnvironment],
    ['securitySchemes', byAccess],
    ['securityRequirements', byAccess],
    ['security', byAccess],
    ['provider', 'say who answers for the agent with --owner'],
    ['signatures', 'they hold for the card alone'],
  ]),
};

const skillKeys: KeyTable = {
  read: ['id', 'name', 'description', 'tags'],
  reasons: new Map([
    ['inputModes', 'the inputs of an agent hold for all of its skills'],
    ['outputModes', 'the outputs of an agent hold for all of its skills'],
    ['securityRequirements', byAccess],
    ['security', byAccess],
  ]),
};
