import { suggest } from '../diagnostic/suggest.ts';
import type { Path } from '../source/place.ts';
import { isRecord } from './is-record.ts';
import { patternProblem } from './pattern-problem.ts';
import { definitionOf, recursiveDefinition } from './schema-definitions.ts';
import { listWords, showValue } from './show-value.ts';

/** What is wrong at a place of a schema. */
export interface SchemaProblem {
  readonly path: Path;
  readonly message: string;
  readonly help?: string | undefined;
  /** Whether the key is wrong, rather than what it holds. */
  readonly isKey?: boolean;
}

/**
 * What keeps a mapping from being a schema of an input or output: JSON Schema 2020-12 that refers
 * to nothing outside itself, does not contain itself, and whose check takes bounded time.
 * It is looked at, never run.
 */
export function checkJsonSchema(schema: Readonly<Record<string, unknown>>): SchemaProblem[] {
  const checker: Checker = { root: schema, problems: [], remaining: maxSchemas };
  checkSchema(checker, schema, []);
  const recursive = checker.problems.length === 0 ? recursiveDefinition(schema) : undefined;
  if (recursive !== undefined) reportRecursion(checker, recursive);
  return checker.problems.slice(0, maxProblems);
}

const maxProblems = 20;
const maxSchemas = 1000;
const maxDepth = 32;

interface Checker {
  readonly root: Readonly<Record<string, unknown>>;
  readonly problems: SchemaProblem[];
  /** Schemas that may still be looked at. */
  remaining: number;
}

function checkSchema(checker: Checker, schema: unknown, path: Path): void {
  if (typeof schema === 'boolean') return;
  if (!isRecord(schema)) {
    report(checker, path, `A schema is a mapping, not ${showValue(schema)}.`);
    return;
  }
  checker.remaining--;
  if (checker.remaining === 0)
    report(checker, [], `The schema holds more than ${maxSchemas} schemas.`);
  if (path.length > maxDepth)
    report(checker, path, `The schema is nested more than ${maxDepth} deep.`);
  if (checker.remaining <= 0 || path.length > maxDepth) return;
  for (const [keyword, value] of Object.entries(schema)) {
    const check = keywords.get(keyword);
    if (check === undefined) reportUnknown(checker, [...path, keyword], keyword);
    else check(checker, value, [...path, keyword]);
  }
  checkRequired(checker, schema, path);
}

type KeywordCheck = (checker: Checker, value: unknown, path: Path) => void;

const isText = (value: unknown): boolean => typeof value === 'string';
const isNumber = (value: unknown): boolean => typeof value === 'number';
const isBoolean = (value: unknown): boolean => typeof value === 'boolean';
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;
const isTextList = (value: unknown): boolean => Array.isArray(value) && value.every(isText);

const typeNames = ['string', 'integer', 'number', 'boolean', 'array', 'object', 'null'];
const isTypeName = (value: unknown): boolean => typeNames.some((name) => name === value);

const checkText = checkValue(isText, 'text');
const checkNumber = checkValue(isNumber, 'a number');
const checkCount = checkValue(isCount, 'a whole number from 0');
const checkBoolean = checkValue(isBoolean, 'true or false');
const checkTextList = checkValue(isTextList, 'a list of names');
const anything: KeywordCheck = () => undefined;

const checkType = checkValue(
  (value) =>
    isTypeName(value) || (Array.isArray(value) && value.length > 0 && value.every(isTypeName)),
  `one or more of ${listWords(typeNames)}`,
  typeNames,
);
const checkEnum = checkValue(
  (value) => Array.isArray(value) && value.length > 0 && value.length <= 1000,
  'a list of 1 to 1000 values',
);

const keywords: ReadonlyMap<string, KeywordCheck> = new Map<string, KeywordCheck>([
  ...['title', 'description', 'format', 'contentEncoding', 'contentMediaType'].map(
    (keyword) => [keyword, checkText] as const,
  ),
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'].map(
    (keyword) => [keyword, checkNumber] as const,
  ),
  ...[
    ...['minLength', 'maxLength', 'minItems', 'maxItems', 'minProperties', 'maxProperties'],
    ...['minContains', 'maxContains'],
  ].map((keyword) => [keyword, checkCount] as const),
  ...['uniqueItems', 'deprecated', 'readOnly', 'writeOnly'].map(
    (keyword) => [keyword, checkBoolean] as const,
  ),
  ...[
    ...['items', 'contains', 'additionalProperties', 'unevaluatedItems', 'unevaluatedProperties'],
    ...['propertyNames', 'not', 'if', 'then', 'else'],
  ].map((keyword) => [keyword, checkSchema] as const),
  ...['allOf', 'anyOf', 'oneOf', 'prefixItems'].map(
    (keyword) => [keyword, checkSchemaList] as const,
  ),
  ...['properties', '$defs', 'dependentSchemas'].map(
    (keyword) => [keyword, checkSchemaMap] as const,
  ),
  ['patternProperties', checkPatternProperties],
  ['type', checkType],
  ['enum', checkEnum],
  ['const', anything],
  ['default', anything],
  ['examples', anything],
  ['multipleOf', checkValue((value) => typeof value === 'number' && value > 0, 'a number above 0')],
  ['required', checkTextList],
  [
    'dependentRequired',
    checkValue(
      (value) => isRecord(value) && Object.values(value).every(isTextList),
      'lists of names',
    ),
  ],
  ['pattern', checkPattern],
  ['$ref', checkReference],
  ['$comment', checkText],
]);

function checkValue(
  fits: (value: unknown) => boolean,
  wanted: string,
  words: readonly string[] = [],
): KeywordCheck {
  return (checker, value, path) => {
    if (fits(value)) return;
    const message = `"${String(path.at(-1))}" must be ${wanted}, not ${showValue(value)}.`;
    const near = typeof value === 'string' ? suggest(value, words) : undefined;
    report(
      checker,
      path,
      message,
      near === undefined ? `Write ${wanted}.` : `Did you mean "${near}"?`,
    );
  };
}

function checkSchemaList(checker: Checker, value: unknown, path: Path): void {
  if (!Array.isArray(value) || value.length === 0) {
    report(checker, path, `"${String(path.at(-1))}" must be a list of schemas.`);
    return;
  }
  for (const [index, schema] of value.entries()) checkSchema(checker, schema, [...path, index]);
}

function checkSchemaMap(checker: Checker, value: unknown, path: Path): void {
  if (!isRecord(value)) {
    report(checker, path, `"${String(path.at(-1))}" must be a mapping of schemas.`);
    return;
  }
  for (const [name, schema] of Object.entries(value)) checkSchema(checker, schema, [...path, name]);
}

function checkPatternProperties(checker: Checker, value: unknown, path: Path): void {
  checkSchemaMap(checker, value, path);
  if (!isRecord(value)) return;
  for (const pattern of Object.keys(value)) {
    const problem = patternProblem(pattern);
    if (problem === undefined) continue;
    const message = `Pattern ${showValue(pattern)} ${problem}.`;
    checker.problems.push({ path: [...path, pattern], message, isKey: true });
  }
}

function checkPattern(checker: Checker, value: unknown, path: Path): void {
  if (typeof value !== 'string') {
    report(checker, path, `"pattern" must be text, not ${showValue(value)}.`);
    return;
  }
  const problem = patternProblem(value);
  if (problem !== undefined) report(checker, path, `Pattern ${showValue(value)} ${problem}.`);
}

function checkReference(checker: Checker, value: unknown, path: Path): void {
  if (typeof value === 'string' && definitionOf(checker.root, value) !== undefined) return;
  report(
    checker,
    path,
    `${showValue(value)} is no definition of this schema.`,
    'A reference is "#/$defs/" and a name that the schema\'s own "$defs" define.',
  );
}

/** A required property that is not defined is most often misspelt, and has no type. */
function checkRequired(
  checker: Checker,
  schema: Readonly<Record<string, unknown>>,
  path: Path,
): void {
  const { required } = schema;
  if (!Object.hasOwn(schema, 'required') || !Array.isArray(required)) return;
  const properties = isRecord(schema.properties) ? schema.properties : {};
  for (const [index, name] of required.entries()) {
    if (typeof name !== 'string' || Object.hasOwn(properties, name)) continue;
    const near = suggest(name, Object.keys(properties));
    report(
      checker,
      [...path, 'required', index],
      `The schema requires "${name}", which its "properties" do not define.`,
      near === undefined ? undefined : `Did you mean "${near}"?`,
    );
  }
}

function reportRecursion(checker: Checker, name: string): void {
  report(
    checker,
    ['$defs', name],
    `Definition "${name}" contains itself.`,
    'Bound the nesting by writing the levels out.',
  );
}

function reportUnknown({ problems }: Checker, path: Path, keyword: string): void {
  if (keyword === '$id' || keyword === '$schema' || keyword === '$anchor') {
    const message = `A schema here takes no "${keyword}": it stands by itself.`;
    problems.push({ path, message, help: 'Remove it.', isKey: true });
    return;
  }
  const near = suggest(keyword, keywords.keys());
  const help = near === undefined ? undefined : `Did you mean "${near}"?`;
  const message = `JSON Schema 2020-12 has no keyword ${showValue(keyword)}.`;
  problems.push({ path, message, help, isKey: true });
}

function report({ problems }: Checker, path: Path, message: string, help?: string): void {
  problems.push({ path, message, help });
}
