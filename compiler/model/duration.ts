/**
 * Milliseconds of a duration such as `30s`, `1m30s` or `500ms`, as Go writes them, or undefined
 * where the text is none. Numbers are whole and have at most nine digits.
 */
export function parseDuration(text: string): number | undefined {
  if (!pattern.test(text)) return undefined;
  let total = 0;
  for (const [, digits = '', unit = ''] of text.matchAll(/(\d+)(ms|s|m|h)/g)) {
    total += Number(digits) * (units.get(unit) ?? 0);
  }
  return total;
}

const pattern = /^(?:\d{1,9}(?:ms|s|m|h)){1,4}$/;

/** Milliseconds of each unit. */
const units: ReadonlyMap<string, number> = new Map([
  ['ms', 1],
  ['s', 1000],
  ['m', 60_000],
  ['h', 3_600_000],
]);
