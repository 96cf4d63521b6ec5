import type { TracedObject } from '../../emit/trace/trace-object.ts';
import type { TracedField } from '../../emit/trace/trace-unit.ts';
import type { Definition } from '../../model/definition.ts';
import type { JsonValue } from '../../model/json.ts';
import { locatePlace } from '../../report/located.ts';
import { at } from '../../source/origin.ts';
import type { Path } from '../../source/place.ts';
import type { FieldOrigin } from '../expand/field-origin.ts';

/** A traced object with every place looked up. */
export interface DescribedTrace {
  /** `<Kind>/<namespace>/<name>`, or `<Kind>/<name>`. */
  readonly object: string;
  readonly environment: string;
  /** Relative to the project. */
  readonly file: string;
  /** What the object was made for. */
  readonly subjects: readonly TraceSubject[];
  readonly fields: readonly DescribedField[];
}

/** A definition, and where it starts today. */
export interface TraceSubject {
  /** In words: `agent`, `model`, `environment`. */
  readonly kind: string;
  readonly name: string;
  readonly file: string;
  readonly line: number;
}

/** A field and where it was written, the most telling first; nowhere where it is adac's own. */
export interface DescribedField {
  readonly path: Path;
  readonly value: JsonValue;
  readonly origins: readonly FieldOrigin[];
}

/** Looks the places of a trace up, of its fields only those below a path. */
export function describeTrace(
  { identity, environment, file, definitions, fields }: TracedObject,
  below: Path,
  { output, originsOf }: DescribeOptions,
): DescribedTrace {
  return {
    object: identity,
    environment,
    file: `${output}/${file}`,
    subjects: definitions.map(describeSubject),
    fields: fields
      .filter(({ path }) => below.every((step, index) => path[index] === step))
      .map(({ path, value, sources }) => ({ path, value, origins: originsOf(sources) })),
  };
}

interface DescribeOptions {
  /** The output folder, relative to the project. */
  readonly output: string;
  readonly originsOf: (sources: TracedField['sources']) => readonly FieldOrigin[];
}

function describeSubject(definition: Definition): TraceSubject {
  const { kind, metadata } = definition;
  const { file, start } = locatePlace(at(definition));
  const { name, namespace } = metadata;
  return {
    kind: kind.toLowerCase(),
    name: namespace === undefined ? name : `${namespace}/${name}`,
    file: file.path,
    line: start.line,
  };
}
