import { diagnose } from '../diagnostic/diagnostic.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { suggest } from '../diagnostic/suggest.ts';
import type { NodePlace } from '../source/place.ts';
import type { Mistake } from './mistake.ts';
import { validateFindings } from './findings.ts';
import { headOf } from './instance-path.ts';
import { isRecord } from './is-record.ts';
import { exclusiveKeys, keyOf, propertiesOf } from './select-mistakes.ts';
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

function unknownKey({ document, error, path, subject }: Mistake): Diagnostic {
  const key = keyOf(error);
  const known = propertiesOf(error.parentSchema);
  const place: NodePlace = { document, path: [...path, key], part: 'key' };
  const message = `${subject} takes no key ${showValue(key)}.`;
  const near = suggest(key, known);
  if (near === undefined) {
    const free = known.filter((name) => !holds(error.data, name));
    const help =
      free.length === 0 ? 'Remove it.' : `Keys that it takes: ${listWords(free.slice(0, 20))}.`;
    return diagnose(validateFindings.unknownKey, { place, message, help });
  }
  const help = `Did you mean "${near}"?`;
  if (holds(error.data, near))
    return diagnose(validateFindings.unknownKey, { place, message, help });
  const title = `Rename ${showValue(key)} to "${near}"`;
  const fix = { title, edits: [{ place, text: near }], safe: true };
  return diagnose(validateFindings.unknownKey, { place, message, help, fix });
}

function missingKey({ document, error, path, subject }: Mistake): Diagnostic {
  const { property } = error.params;
  const beside =
    typeof property === 'string' && error.keyword === 'dependentRequired'
      ? `, which belongs beside "${property}"`
      : '';
  return diagnose(validateFindings.missingKey, {
    place: headOf(document, path, error.data),
    message: `${subject} lacks "${keyOf(error)}"${beside}.`,
  });
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
    });
  }
  return diagnose(validateFindings.oneOf, {
    place: { document, path: [...path, second], part: 'key' },
    message: `${subject} holds ${listWords(held)}, of which exactly one may stand.`,
    related: [
      { place: { document, path: [...path, first], part: 'key' }, message: 'The first is here.' },
    ],
    help: 'Remove the others.',
  });
}

function tooManyKeys({ document, error, path, subject }: Mistake): Diagnostic {
  const size = isRecord(error.data) ? Object.keys(error.data).length : 0;
  return diagnose(validateFindings.outOfRange, {
    place: headOf(document, path, error.data),
    message: `${subject} has ${size} keys, more than the ${String(error.parentSchema.maxProperties)} that are allowed.`,
  });
}

function holds(value: unknown, key: string): boolean {
  return isRecord(value) && Object.hasOwn(value, key);
}
