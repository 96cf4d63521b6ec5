/** More would hide what is looked for. */
const shown = 5;

/** Names as a sentence lists them: `"a", "b" and 12 more`. */
export function listSome(names: readonly string[]): string {
  const quoted = names.slice(0, shown).map((name) => `"${name}"`);
  const rest = names.length - shown;
  return rest <= 0 ? quoted.join(', ') : `${quoted.join(', ')} and ${rest} more`;
}
