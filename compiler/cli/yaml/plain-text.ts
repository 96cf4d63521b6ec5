/** Whether a text is words that need no quotes: YAML 1.1 takes it for no truth value and no number either. */
export function needsNoQuotes(text: string): boolean {
  return /^[A-Za-z][\w-]*(?:[ ./][\w-]+)*$/.test(text) && !otherMeanings.test(text);
}

const otherMeanings = /^(?:y|n|yes|no|on|off|true|false|null|nan|inf)$/i;

/** A plain value as YAML has it on one line; quotes go where no reader needs them. */
export function writePlain(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  return needsNoQuotes(value) || amount.test(value) ? value : JSON.stringify(value);
}

/** A number with a unit of time or size, which no reader takes for a number. */
const amount = /^[1-9]\d*(?:ms|s|m|h|k|M|G|T|Mi)$/;
