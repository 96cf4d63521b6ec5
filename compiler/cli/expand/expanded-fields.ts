import type { LinkedProgram } from '../../model/program.ts';
import type { ResolvedAgent } from '../../model/resolved-agent.ts';
import type { Path } from '../../source/place.ts';
import { fieldOrigins } from './field-origin.ts';
import type { FieldOrigin } from './field-origin.ts';

/** One value of a resolved agent: a scalar, a list of scalars, or something empty. */
export interface ExpandedField {
  /** From the root of the definition: `metadata` or `spec` comes first. */
  readonly path: Path;
  readonly value: unknown;
  readonly origin: FieldOrigin;
}

/** Every field of a resolved agent in the order in which it was merged, each with where it was written. */
export function expandedFields(
  program: LinkedProgram,
  { definition }: ResolvedAgent,
): readonly ExpandedField[] {
  const origins = fieldOrigins(program);
  const fields: ExpandedField[] = [];
  const visit = (path: Path, value: unknown): void => {
    const parts = partsOf(value);
    if (parts === undefined) {
      fields.push({ path, value, origin: origins.ofAgent(definition, path) });
      return;
    }
    for (const [step, part] of parts) visit([...path, step], part);
  };
  visit(['metadata'], definition.metadata);
  visit(['spec'], definition.spec);
  return fields;
}

/** What is within a value; undefined where it is shown as a whole. */
function partsOf(value: unknown): readonly (readonly [string | number, unknown])[] | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    return items.some((item) => typeof item === 'object' && item !== null)
      ? [...items.entries()]
      : undefined;
  }
  const entries: [string, unknown][] = Object.entries(value);
  const written = entries.filter(([, part]) => part !== undefined);
  return written.length === 0 ? undefined : written;
}
