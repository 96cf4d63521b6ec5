import { placeOfKey } from '#validators';
import type { SchemaError } from '#validators';

import { diagnose } from '../diagnostic/diagnostic.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { suggest } from '../diagnostic/suggest.ts';
import { formatPath } from '../source/format-path.ts';
import type { NodePlace } from '../source/place.ts';
import type { Mistake } from './mistake.ts';
import { validateFindings } from './findings.ts';
import { headOf } from './instance-path.ts';
import { isRecord } from './is-record.ts';
import { exclusiveKeys, keyOf, lackingKey, propertiesOf } from './select-mistakes.ts';
import { showExample } from './show-example.ts';
import { listWords, showValue } from './show-value.ts';

/** A mapping that holds a key too many, or one too few. */
export function describeKeys(mistake: Mistake): Diagnostic {
  switch (mistake.error.keyword) {
    case 'additionalProperties':
      return unknownKey(mistake);
    case 'required':
    case 'dependentRequired':
      return missingKey(mistake);
    default:
      return exclusiveKeys(mistake.error).length > 0
        ? notExactlyOne(mistake)
        : tooManyKeys(mistake);
  }
}

function unknownKey(mistake: Mistake): Diagnostic {
  const { document, error, path, subject } = mistake;
  const key = keyOf(error);
  const known = propertiesOf(error.parentSchema);
  const place: NodePlace = { document, path: [...path, key], part: 'key' };
  const message = `${subject} takes no key ${showValue(key)}.`;
  const near = suggest(key, known);
  if (near === undefined) {
    return diagnose(validateFindings.unknownKey, { place, message, help: helpForKey(mistake) });
  }
  const help = `Did you mean "${near}"?`;
  if (holds(error.data, near))
    return diagnose(validateFindings.unknownKey, { place, message, help });
  const title = `Rename ${showValue(key)} to "${near}"`;
  const fix = { title, edits: [{ place, text: near }], safe: true };
  return diagnose(validateFindings.unknownKey, { place, message, help, fix });
}

/** Help for a key that resembles none of those that stand to choose. */
function helpForKey({ schema, error, path }: Mistake): string {
  const lacking = lackingKey(error);
  if (lacking !== undefined) return `Did you mean "${lacking}", which is missing?`;
  const elsewhere = placeOfKey(schema, keyOf(error));
  if (elsewhere !== undefined && elsewhere !== formatPath(path))
    return `Move it to "${elsewhere}".`;
  const free = propertiesOf(error.parentSchema).filter((name) => !holds(error.data, name));
  return free.length === 0 ? 'Remove it.' : `Keys that it takes: ${listWords(free.slice(0, 20))}.`;
}

function missingKey({ document, error, path, subject }: Mistake): Diagnostic {
  const key = keyOf(error);
  const { property } = error.params;
  const beside =
    typeof property === 'string' && error.keyword === 'dependentRequired'
      ? `, which belongs beside "${property}"`
      : '';
  return diagnose(validateFindings.missingKey, {
    place: headOf(document, path, error.data),
    message: `${subject} lacks "${key}"${beside}.`,
    help: helpForMissing(key, error.parentSchema),
  });
}

function helpForMissing(key: string, { properties }: SchemaError['parentSchema']): string {
  const schema = isRecord(properties) && Object.hasOwn(properties, key) ? properties[key] : {};
  const example = isRecord(schema) ? showExample(schema) : undefined;
  return example === undefined ? 'Add it.' : `Add it, such as ${key}: ${example}.`;
}

function notExactlyOne({ document, error, path, subject }: Mistake): Diagnostic {
  const keys = exclusiveKeys(error);
  // In the order in which they are written, so that the second is the one too many.
  const held = isRecord(error.data)
    ? Object.keys(error.data).filter((key) => keys.includes(key))
    : [];
  const [first, second] = held;
  if (first === undefined || second === undefined) {
    return diagnose(validateFindings.oneOf, {
      place: headOf(document, path, error.data),
      message: `${subject} needs exactly one of ${listWords(keys)}.`,
      help: 'Add one of them.',
    });
  }
  return diagnose(validateFindings.oneOf, {
    place: { document, path: [...path, second], part: 'key' },
    message: `${subject} holds ${listWords(held)}, of which exactly one may stand.`,
    related: [
      { place: { document, path: [...path, first], part: 'key' }, message: 'The first is here.' },
    ],
    help: 'Keep one of them.',
  });
}

function tooManyKeys({ document, error, path, subject }: Mistake): Diagnostic {
  const size = isRecord(error.data) ? Object.keys(error.data).length : 0;
  return diagnose(validateFindings.outOfRange, {
    place: headOf(document, path, error.data),
    message: `${subject} has ${size} keys, more than the ${String(error.parentSchema.maxProperties)} that are allowed.`,
    help: 'Remove those that nothing reads.',
  });
}

function holds(value: unknown, key: string): boolean {
  return isRecord(value) && Object.hasOwn(value, key);
}
