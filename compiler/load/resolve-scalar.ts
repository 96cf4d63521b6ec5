import { floatCoreTag, intCoreTag, NOT_RESOLVED } from '#yaml-parser';

/**
 * The value of a plain scalar by the YAML 1.2 core schema, which knows null, true, false and numbers.
 * A number that no JSON number can hold exactly is `outOfRange`.
 */
export function resolveScalar(text: string): string | number | boolean | null | typeof outOfRange {
  const first = text.charCodeAt(0);
  // Only what starts with one of `+ - .` or a digit can be a number, and most texts do not.
  if (first >= plusSign && first <= digitNine) return resolveNumber(text);
  switch (text) {
    case '':
    case '~':
    case 'null':
    case 'Null':
    case 'NULL':
      return null;
    case 'true':
    case 'True':
    case 'TRUE':
      return true;
    case 'false':
    case 'False':
    case 'FALSE':
      return false;
    default:
      return text;
  }
}

/** A number that is not finite, or whole and not exact. */
export const outOfRange = Symbol('outOfRange');

const plusSign = 43;
const digitNine = 57;

function resolveNumber(text: string): string | number | typeof outOfRange {
  const integer = intCoreTag.resolve(text, false, intCoreTag.tagName);
  if (integer !== NOT_RESOLVED)
    return Number.isSafeInteger(integer) ? plusZero(integer) : outOfRange;
  const number = floatCoreTag.resolve(text, false, floatCoreTag.tagName);
  if (number !== NOT_RESOLVED) return Number.isFinite(number) ? plusZero(number) : outOfRange;
  // The library takes digits that make no finite number for text, which would hide the mistake.
  return digits.test(text) ? outOfRange : text;
}

const digits = /^(?:0o[0-7]+|0x[\da-fA-F]+|[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?)$/;

/** JSON has no minus zero that survives a round trip. */
function plusZero(number: number): number {
  return number === 0 ? 0 : number;
}
