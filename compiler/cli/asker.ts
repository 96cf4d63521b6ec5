/** Asks the person at the terminal; every answer is undefined where that person ends the command instead. */
export interface Asker {
  /** A line of text, without the spaces around it; asked again until there is no reason against it. */
  readonly text: (question: TextQuery) => Promise<string | undefined>;
  /** One of several; the first is the one that Enter takes. */
  readonly choice: (question: ChoiceQuery) => Promise<string | undefined>;
}

/** A question that a line of text answers. */
export interface TextQuery {
  readonly message: string;
  /** What an empty line stands for; for itself unless given. */
  readonly initial: string | undefined;
  /** One line that says why a text is no answer. */
  readonly reasonAgainst: (text: string) => string | undefined;
}

/** A question that one of several values answers. */
export interface ChoiceQuery {
  readonly message: string;
  readonly choices: readonly string[];
}
