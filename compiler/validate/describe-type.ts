import type { SchemaError } from '#validators';

import type { Finding } from '../diagnostic/diagnostic.ts';
import { isRecord } from './is-record.ts';
import type { Mistake } from './mistake.ts';
import { propertiesOf, requiredOf } from './select-mistakes.ts';
import { showExample, showYaml } from './show-example.ts';
import { listWords, showValue } from './show-value.ts';

/** A value of another type than its key takes, with the value that was most likely meant. */
export function describeType(mistake: Mistake): Finding {
  const { document, error, path, subject } = mistake;
  const wanted = typesOf(error.parentSchema.type);
  const must = `must be ${wordsOf(wanted)}`;
  const message =
    error.data === null
      ? `${subject} has no value; it ${must}.`
      : `${subject} ${must}, not ${showValue(error.data)}.`;
  return { place: { document, path }, message, help: helpFor(mistake, wanted) };
}

const typeWords: ReadonlyMap<string, string> = new Map([
  ['object', 'a mapping'],
  ['array', 'a list'],
  ['string', 'text'],
  ['integer', 'a whole number'],
  ['number', 'a number'],
  ['boolean', 'true or false'],
]);

function wordsOf(types: readonly string[]): string {
  return types.map((type) => typeWords.get(type) ?? 'a value').join(' or ');
}

function typesOf(type: unknown): string[] {
  const types: unknown[] = Array.isArray(type) ? type : [type];
  return types.filter((name) => typeof name === 'string');
}

function helpFor(mistake: Mistake, wanted: readonly string[]): string {
  const { error, path } = mistake;
  const example = showExample(error.parentSchema);
  if (error.data === null) {
    const whole = typeof path.at(-1) === 'number' ? 'item' : 'key';
    const such = example === undefined ? '' : `, such as ${example}`;
    return `Write a value${such}, or remove the ${whole} where nothing is needed.`;
  }
  const meant = wanted.map((type) => meantAs(type, mistake)).find((help) => help !== undefined);
  if (meant !== undefined) return meant;
  return example === undefined ? `Write ${wordsOf(wanted)}.` : `Write it like ${example}.`;
}

/** What somebody meant who wrote another value where one of this type is wanted. */
function meantAs(type: string, { error }: Mistake): string | undefined {
  const { data, parentSchema } = error;
  switch (type) {
    case 'boolean':
      return meantAsBoolean(data);
    case 'integer':
    case 'number':
      return meantAsNumber(type, data);
    case 'string':
      return meantAsText(data, error);
    case 'array':
      return isScalar(data) ? `Write a list: [${showYaml(data)}].` : undefined;
    case 'object':
      return typeof data === 'string' ? meantAsMapping(data, parentSchema) : undefined;
    default:
      return undefined;
  }
}

function meantAsBoolean(data: unknown): string | undefined {
  const word = typeof data === 'string' ? data.toLowerCase() : '';
  const meant = /^(?:y|yes|on|true)$/.test(word) || data === 1;
  if (!meant && !/^(?:n|no|off|false)$/.test(word) && data !== 0) return undefined;
  return `Write ${meant}, without quotes.`;
}

function meantAsNumber(type: string, data: unknown): string | undefined {
  if (typeof data === 'number')
    return type === 'integer' ? 'Write it without a fraction.' : undefined;
  const digits = typeof data === 'string' ? data.replaceAll('_', '') : '';
  const isNumeric = /^[+-]?\d{1,15}(?:\.\d{1,15})?$/.test(digits);
  return isNumeric ? `Write ${Number(digits)}, without quotes.` : undefined;
}

function meantAsText(data: unknown, { parentSchema, schemaPath }: SchemaError): string | undefined {
  if (typeof data !== 'number' && typeof data !== 'boolean') return undefined;
  const words = wordsToChoose(parentSchema);
  if (words.length > 0) return `Write ${listWords(words, 'or')}.`;
  if (schemaPath.includes('/quantity/')) return undefined;
  if (schemaPath.includes('/duration/')) return `Name the unit, such as ${data}s.`;
  return 'Put quotes around it: YAML reads it as something other than text.';
}

function wordsToChoose({ enum: words, const: word }: SchemaError['parentSchema']): string[] {
  const choices: unknown[] = Array.isArray(words) ? words : [word];
  return choices.filter((choice) => typeof choice === 'string');
}

function meantAsMapping(data: string, schema: SchemaError['parentSchema']): string | undefined {
  if (/^[\w-]+:\S/.test(data)) return 'Put a space after the colon.';
  const keys = propertiesOf(schema);
  if (keys.includes(data)) return `Write { ${data}: {} }.`;
  const [only, ...others] = requiredOf(schema);
  const key = only !== undefined && others.length === 0 ? only : keys.find((one) => one === 'name');
  return key === undefined ? undefined : `Write { ${key}: ${showYaml(data)} }.`;
}

function isScalar(data: unknown): boolean {
  return !isRecord(data) && !Array.isArray(data);
}
