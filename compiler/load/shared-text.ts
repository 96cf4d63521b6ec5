/**
 * The text itself, or an equal one that was given before: files repeat names, tools and hosts, and their
 * values stay in memory until the end of a compile. Longer texts are left alone, since few are equal.
 */
export function sharedText(text: string): string {
  if (text.length > longestShared) return text;
  const known = texts.get(text);
  if (known !== undefined) return known;
  if (texts.size < mostShared) texts.set(text, text);
  return text;
}

/** Texts in UTF-16 units; and how many are kept, so that an estate without any likeness loses little. */
const longestShared = 32;
const mostShared = 10_000;

const texts = new Map<string, string>();
