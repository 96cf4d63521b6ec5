import type { JsonValue } from '../../../model/json.ts';

/** A template that renders to exactly this text, whatever braces are in it. */
export function literalPrompt(text: string): JsonValue {
  // After a backslash an escaped brace would not be one any more, so that the whole text becomes a value.
  if (text.includes('\\{{')) return { text: '{{words}}', values: { words: text } };
  return text.replaceAll('{{', '\\{{');
}
