import type { Asker } from '../../compiler/cli/asker.ts';

/** An asker that answers by itself, and what it was asked. */
export interface ScriptedAsker {
  readonly asker: Asker;
  /** Messages, in the order in which they were asked. */
  readonly asked: readonly string[];
  /** What was said against answers that were none. */
  readonly reasons: readonly string[];
}

/** Answers by message, one after the other until one is taken; undefined ends, and the rest takes Enter. */
export function scriptedAsker(
  script: Readonly<Record<string, readonly (string | undefined)[]>>,
): ScriptedAsker {
  const asked: string[] = [];
  const reasons: string[] = [];
  const asker: Asker = {
    text({ message, initial, reasonAgainst }) {
      asked.push(message);
      for (const line of script[message] ?? ['']) {
        if (line === undefined) return Promise.resolve(undefined);
        const answer = line === '' ? (initial ?? '') : line;
        const reason = reasonAgainst(answer);
        if (reason === undefined) return Promise.resolve(answer);
        reasons.push(reason);
      }
      throw new Error(`No answer to "${message}" was taken: ${reasons.at(-1) ?? ''}`);
    },
    choice({ message, choices }) {
      asked.push(message);
      const [line] = message in script ? (script[message] ?? []) : choices;
      return Promise.resolve(line);
    },
  };
  return { asker, asked, reasons };
}
