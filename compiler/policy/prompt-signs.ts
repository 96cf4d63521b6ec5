/** What a prompt shows to whoever looks for it. */
export interface PromptSigns {
  /** How many places have the shape of a secret. */
  readonly secrets: number;
  /** Characters that a reader does not see, such as `U+200B`; sorted, each once. */
  readonly hidden: readonly string[];
}

/** Looks through a prompt once for each kind of sign. */
export function promptSigns(prompt: string): PromptSigns {
  const hidden = new Set([...prompt.matchAll(hiddenCharacter)].map(([one]) => nameOf(one)));
  return {
    secrets: [...prompt.matchAll(secretShape)].length,
    hidden: [...hidden].sort(),
  };
}

/**
 * Zero-width characters, direction marks (the "Trojan Source" attack), soft hyphens, control characters
 * other than tab and line ends, and the tag characters by which ASCII text is smuggled past a reader.
 * The joiner U+200D stands in emoji, and U+200C in Persian, so that they are left alone.
 */
const hiddenCharacter =
  /[\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF\u{E0000}-\u{E007F}]|(?![\t\n\r])\p{Cc}/gu;

/** Tokens whose issuers gave them a prefix, private keys, and tokens of three dotted parts (JWT). */
const secretShape =
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b|\bgh[opsur]_[A-Za-z0-9]{36}\b|\bsk-[A-Za-z0-9_-]{20,200}|\bxox[abprs]-[A-Za-z0-9-]{10,200}|\bAIza[A-Za-z0-9_-]{35}|-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----|\beyJ[A-Za-z0-9_-]{10,500}\.eyJ[A-Za-z0-9_-]{10,2000}\.[A-Za-z0-9_-]{10,1000}/g;

function nameOf(character: string): string {
  const number = character.codePointAt(0) ?? 0;
  return `U+${number.toString(16).toUpperCase().padStart(4, '0')}`;
}
