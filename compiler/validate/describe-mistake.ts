import type { SchemaError, SchemaName } from '#validators';

import { diagnose } from '../diagnostic/diagnostic.ts';
import type { Diagnostic, Finding } from '../diagnostic/diagnostic.ts';
import type { LoadedDocument } from '../model/program.ts';
import { formatPath } from '../source/format-path.ts';
import { describeKeys } from './describe-keys.ts';
import { describeText } from './describe-text.ts';
import { describeType } from './describe-type.ts';
import { validateFindings } from './findings.ts';
import { pathOfPointer } from './instance-path.ts';
import type { Mistake } from './mistake.ts';
import { describeWord } from './describe-word.ts';
import { showValue } from './show-value.ts';

/** An error of a schema in our own words, at its key or value. */
export function describeMistake(
  document: LoadedDocument,
  schema: SchemaName,
  error: SchemaError,
): Diagnostic {
  const path = pathOfPointer(error.instancePath, document.value);
  const subject = path.length === 0 ? 'The document' : `"${formatPath(path)}"`;
  const mistake: Mistake = { document, schema, error, path, subject };
  switch (error.keyword) {
    case 'type':
      return diagnose(validateFindings.wrongType, describeType(mistake));
    case 'const':
    case 'enum':
      return diagnose(validateFindings.unknownValue, describeWord(mistake));
    case 'pattern':
    case 'minLength':
    case 'maxLength':
      return describeText(mistake);
    case 'minimum':
    case 'maximum':
    case 'minItems':
    case 'maxItems':
      return diagnose(validateFindings.outOfRange, outOfRange(mistake));
    case 'uniqueItems':
      return diagnose(validateFindings.duplicateItem, duplicateItem(mistake));
    default:
      return describeKeys(mistake);
  }
}

function outOfRange({ document, error, path, subject }: Mistake): Finding {
  const { minimum, maximum, minItems, maxItems } = error.parentSchema;
  const place = { document, path };
  const { keyword } = error;
  if (Array.isArray(error.data)) {
    return {
      place,
      message: `${subject} has ${count(error.data.length, 'item')}; it must have ${range(minItems, maxItems)}.`,
      help:
        keyword === 'minItems'
          ? `List at least ${String(minItems)}.`
          : `List at most ${String(maxItems)}.`,
    };
  }
  return {
    place,
    message: `${subject} must be ${range(minimum, maximum)}, not ${showValue(error.data)}.`,
    help:
      keyword === 'minimum'
        ? `Write ${String(minimum)} or more.`
        : `Write ${String(maximum)} or less.`,
  };
}

function range(least: unknown, most: unknown): string {
  if (most === undefined) return `at least ${showValue(least)}`;
  if (least === undefined) return `at most ${showValue(most)}`;
  return `from ${showValue(least)} to ${showValue(most)}`;
}

function count(number: number, noun: string): string {
  return number === 1 ? `1 ${noun}` : `${number} ${noun}s`;
}

function duplicateItem({ document, error, path, subject }: Mistake): Finding {
  const indices = [Number(error.params.i), Number(error.params.j)];
  const [first, second] = [Math.min(...indices), Math.max(...indices)];
  const items: readonly unknown[] = Array.isArray(error.data) ? error.data : [];
  const edits = repeatedIndices(items).map((index) => ({
    place: { document, path: [...path, index] },
  }));
  return {
    place: { document, path: [...path, second] },
    message: `${subject} lists ${showValue(items[second])} twice.`,
    related: [{ place: { document, path: [...path, first] }, message: 'First listed here.' }],
    help: 'Remove one of the two.',
    fix: { title: 'Keep the first mention of each', edits, safe: true },
  };
}

/** Where a list says again what it has said before; lists that may not do so hold texts. */
function repeatedIndices(items: readonly unknown[]): number[] {
  const seen = new Set<unknown>();
  const repeated: number[] = [];
  for (const [index, item] of items.entries()) {
    if (seen.has(item)) repeated.push(index);
    seen.add(item);
  }
  return repeated;
}
