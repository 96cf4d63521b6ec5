/** Two texts that share more of their words than is allowed. */
export interface SimilarTexts {
  readonly first: string;
  readonly second: string;
  /** Shared words as a share of all words of both, 0 to 1. */
  readonly share: number;
}

/**
 * Pairs of texts, named by their keys, whose words overlap by `limit` or more: the Jaccard index of their content
 * words, without endings, so that "Drafts a reply" and "drafting replies" are the same two words.
 */
export function similarTexts(
  texts: readonly (readonly [key: string, text: string])[],
  limit: number,
): readonly SimilarTexts[] {
  const bags = texts.map(([key, text]) => ({ key, words: contentWords(text) }));
  return bags.flatMap((first, index) =>
    bags.slice(index + 1).flatMap((second) => {
      const share = overlap(first.words, second.words);
      return share < limit ? [] : [{ first: first.key, second: second.key, share }];
    }),
  );
}

/** What is left of a text without small words and endings. */
function contentWords(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[a-z]+/g) ?? [];
  return new Set(words.filter((word) => !smallWords.has(word)).map((word) => word.slice(0, 4)));
}

function overlap(first: ReadonlySet<string>, second: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of first) if (second.has(word)) shared++;
  const all = first.size + second.size - shared;
  return all === 0 ? 1 : shared / all;
}

const smallWords: ReadonlySet<string> = new Set(
  (
    'a an and are as at be before by can do does for from has have how if in into is it its of on one or out ' +
    'so than that the their them there they this to was what when where which who whose why will with without would'
  ).split(' '),
);
