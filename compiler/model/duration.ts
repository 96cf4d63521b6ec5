const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** Milliseconds of a duration such as `30s`, `1m30s` or `500ms`, as Go writes them, or undefined where the text is none. */
export function parseDuration(text: string): number | undefined {
  if (!/^(\d+(ms|s|m|h))+$/.test(text)) return undefined;
  let total = 0;
  for (const [, digits = '', unit = ''] of text.matchAll(/(\d+)(ms|s|m|h)/g)) {
    total += Number(digits) * (units[unit] ?? 0);
  }
  return Number.isSafeInteger(total) ? total : undefined;
}
