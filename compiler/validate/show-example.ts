import type { SchemaError } from '#validators';

/** The first example of a schema as YAML that fits into a line of help; none where it has no short one. */
export function showExample({ examples }: SchemaError['parentSchema']): string | undefined {
  return Array.isArray(examples) && examples.length > 0 ? showYaml(examples[0]) : undefined;
}

/** A value as YAML in one line. */
export function showYaml(value: unknown): string {
  if (typeof value === 'string') return plain.test(value) ? value : JSON.stringify(value);
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return `[${value.map(showYaml).join(', ')}]`;
  const entries = Object.entries(value).map(([key, item]) => `${showYaml(key)}: ${showYaml(item)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

/** Texts that are read as they are, also where they stand in brackets; a leading digit might begin a number. */
const plain = /^(?!(?:true|false|null|y|n|yes|no|on|off)$)[A-Za-z][\w./-]*$/i;
