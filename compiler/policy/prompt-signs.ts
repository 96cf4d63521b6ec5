import { replaceSecrets } from '../diagnostic/mask-secrets.ts';
import { unsafeRuns } from '../source/unsafe-runs.ts';

/** What a prompt shows to whoever looks for it. */
export interface PromptSigns {
  /** How many places have the shape of a secret. */
  readonly secrets: number;
  /** Characters that a reader does not see, such as `U+200B`; sorted, each once. */
  readonly hidden: readonly string[];
}

/** Looks through a prompt once for each kind of sign, by the shapes that loading and printing know. */
export function promptSigns(prompt: string): PromptSigns {
  return { secrets: countSecrets(prompt), hidden: hiddenCharacters(prompt) };
}

function countSecrets(prompt: string): number {
  let count = 0;
  replaceSecrets(prompt, () => {
    count += 1;
    return '';
  });
  return count;
}

function hiddenCharacters(prompt: string): readonly string[] {
  const names = new Set<string>();
  for (const { start, end } of unsafeRuns(prompt)) {
    for (const character of prompt.slice(start, end)) names.add(nameOf(character));
  }
  return [...names].sort();
}

function nameOf(character: string): string {
  const number = character.codePointAt(0) ?? 0;
  return `U+${number.toString(16).toUpperCase().padStart(4, '0')}`;
}
