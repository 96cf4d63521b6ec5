import { schemaNames } from '../compiler/cli/schema/published-schemas.ts';
import { definitionOf, isDocument, partOf } from '../compiler/cli/schema/schema-document.ts';
import type { SchemaDocument } from '../compiler/cli/schema/schema-document.ts';

/**
 * The reference of every kind, as Markdown pages by file name. They come from the schemas alone, so
 * what they say is what the compiler checks.
 */
export function referencePages(
  schemas: ReadonlyMap<string, SchemaDocument>,
): ReadonlyMap<string, string> {
  const pages = new Map<string, string>();
  let fields = 0;
  for (const name of [...schemaNames, 'common']) {
    const page = kindPage(name, schemas.get(name) ?? {});
    fields += page.fields;
    pages.set(`${name}.md`, page.text);
  }
  pages.set('README.md', indexPage(schemas, fields));
  return pages;
}

const generated = '<!-- Generated from schemas/ by `npm run docs`; edit the schemas. -->\n\n';

function indexPage(schemas: ReadonlyMap<string, SchemaDocument>, fields: number): string {
  const rows = [...schemaNames, 'common'].map((name) => {
    const { title, description } = schemas.get(name) ?? {};
    return `| [${String(title)}](${name}.md) | ${String(description)} |`;
  });
  return `${generated}# Reference

What adac reads: ${schemaNames.length} kinds and dialects with ${fields} described fields. Each field has a description that
names its unit, and an example. Keys that are not listed are findings.

| document | is |
|-|-|
${rows.join('\n')}

An editor shows all this while you type: see [editors](../editors.md).
`;
}

interface Page {
  readonly text: string;
  /** Fields that it lists. */
  readonly fields: number;
}

function kindPage(file: string, schema: SchemaDocument): Page {
  const page: PageWriter = { file, fields: 0 };
  const example = Array.isArray(schema.examples) ? exampleBlock(schema.examples[0]) : '';
  const own = fieldTable(page, schema);
  const definitions = Object.entries(partOf(schema, '$defs')).map(([name, part]) =>
    definitionSection(page, name, isDocument(part) ? part : {}),
  );
  const text = `${generated}# ${String(schema.title)}\n\n${String(schema.description)}\n\n${own}${example}${definitions.join('')}`;
  return { text: `${text.trimEnd()}\n`, fields: page.fields };
}

interface PageWriter {
  readonly file: string;
  fields: number;
}

function exampleBlock(example: unknown): string {
  return `## Example\n\n\`\`\`json\n${JSON.stringify(example, undefined, 2)}\n\`\`\`\n\n`;
}

function definitionSection(page: PageWriter, name: string, part: SchemaDocument): string {
  const rule = typeof part.type === 'string' && part.type !== 'object' ? typeOf(page, part) : '';
  const examples = Array.isArray(part.examples) ? part.examples : [];
  const shown = examples.map((example) => code(JSON.stringify(example))).join(', ');
  return [
    `## ${name}\n\n${String(part.description)}`,
    rule === '' ? '' : ` It is ${rule}.`,
    shown === '' ? '' : `\n\nFor example: ${shown}.`,
    `\n\n${fieldTable(page, part)}`,
  ].join('');
}

/** The fields of a mapping and of the mappings within it, by their path. */
function fieldTable(page: PageWriter, schema: SchemaDocument): string {
  const rows = fieldRows(page, schema, []);
  if (rows.length === 0) return '';
  return `| field | type | meaning | example |\n|-|-|-|-|\n${rows.join('\n')}\n\n`;
}

function fieldRows(page: PageWriter, schema: SchemaDocument, path: readonly string[]): string[] {
  const required = Array.isArray(schema.required) ? schema.required : [];
  return Object.entries(partOf(schema, 'properties')).flatMap(([name, field]) => {
    if (!isDocument(field)) return [];
    page.fields++;
    const inner = [...path, name];
    const examples: readonly unknown[] = Array.isArray(field.examples) ? field.examples : [];
    const cells = [
      code(inner.join('.')) + (required.includes(name) ? ' (required)' : ''),
      typeOf(page, field),
      String(field.description),
      examples.length === 0 ? '' : code(JSON.stringify(examples[0])),
    ];
    const row = `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
    return [row, ...fieldRows(page, innerSchema(field), innerPath(field, inner))];
  });
}

/** The part of a field that may have fields of its own. */
function innerSchema(field: SchemaDocument): SchemaDocument {
  if (isDocument(field.items)) return field.items;
  if (isDocument(field.additionalProperties)) return field.additionalProperties;
  // Where a field is one of two things, the first is the one that is described here.
  return isDocument(field.then) && isDocument(field.then.properties) ? field.then : field;
}

function innerPath(field: SchemaDocument, path: readonly string[]): readonly string[] {
  if (isDocument(field.items)) return [...path.slice(0, -1), `${path.at(-1) ?? ''}[]`];
  return isDocument(field.additionalProperties) ? [...path, '*'] : path;
}

function typeOf(page: PageWriter, schema: SchemaDocument): string {
  if (typeof schema.$ref === 'string') return linkTo(page, schema.$ref);
  if (Array.isArray(schema.enum)) return `one of ${schema.enum.map(word).join(', ')}`;
  if (schema.const !== undefined) return word(schema.const);
  if (isDocument(schema.then) && isDocument(schema.else)) {
    return `${typeOf(page, schema.then)} or ${typeOf(page, schema.else)}`;
  }
  const types = Array.isArray(schema.type) ? schema.type : [schema.type];
  return types.map((type) => namedType(page, schema, type)).join(' or ');
}

function namedType(page: PageWriter, schema: SchemaDocument, type: unknown): string {
  switch (type) {
    case 'array':
      return `list of ${isDocument(schema.items) ? typeOf(page, schema.items) : 'anything'}${bounds(schema, 'Items', 'entry', 'entries')}`;
    case 'object':
      return isDocument(schema.additionalProperties)
        ? `mapping of names to ${typeOf(page, schema.additionalProperties)}`
        : 'mapping';
    case 'string':
      return `text${bounds(schema, 'Length', 'character', 'characters')}`;
    case 'integer':
      return `whole number${range(schema.minimum, schema.maximum)}`;
    case 'number':
      return `number${range(schema.minimum, schema.maximum)}`;
    case 'boolean':
      return 'true or false';
    default:
      return 'anything';
  }
}

function bounds(
  schema: SchemaDocument,
  what: 'Items' | 'Length',
  ...[one, many]: readonly [string, string]
): string {
  const text = range(schema[`min${what}`], schema[`max${what}`]);
  if (text === '') return '';
  return `${text} ${text.endsWith(' 1') ? one : many}`;
}

function range(least: unknown, most: unknown): string {
  if (typeof least !== 'number') return typeof most === 'number' ? `, at most ${count(most)}` : '';
  return typeof most === 'number'
    ? `, ${count(least)} to ${count(most)}`
    : `, at least ${count(least)}`;
}

function count(amount: number): string {
  return String(amount).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}

function linkTo({ file: from }: PageWriter, reference: string): string {
  const { file, name } = definitionOf(reference, from);
  const anchor = `#${name.toLowerCase()}`;
  return file === from ? `[${name}](${anchor})` : `[${name}](${file}.md${anchor})`;
}

function word(value: unknown): string {
  return code(typeof value === 'string' ? value : JSON.stringify(value));
}

/** Text as code; a text that holds a backtick is fenced by two. */
function code(text: string): string {
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;
}
