import { redact } from '../diagnostic/redact.ts';
import type { Asker } from './asker.ts';

/**
 * Asks on standard input and standard output. The library behind it is loaded with the first question, so
 * that commands which ask nothing start as fast as without it.
 */
export function terminalAsker(color: boolean): Asker {
  const theme = color ? {} : plainTheme;
  return {
    async text({ message, initial, reasonAgainst }) {
      const { default: input } = await import('@inquirer/input');
      const answer = await unlessEnded(
        input({
          message,
          ...(initial !== undefined && { default: initial }),
          validate: (text) => reasonAgainst(text.trim()) ?? true,
          theme,
        }),
      );
      return answer?.trim();
    },
    async choice({ message, choices }) {
      const { default: select } = await import('@inquirer/select');
      // A preset of the project is an author's text, and must not draw on the terminal.
      const rows = choices.map((value) => ({ value, name: redact(value) }));
      return unlessEnded(select({ message, choices: rows, theme }));
    },
  };
}

/** Ctrl-C and a terminal that goes away are no failure: there is just no answer. */
async function unlessEnded(answer: Promise<string>): Promise<string | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof Error && error.name === 'ExitPromptError') return undefined;
    throw error;
  }
}

function plain(text: string): string {
  return text;
}

/** Without colour: the library itself knows neither `--color` nor, on Node 20, NO_COLOR. */
const plainTheme = {
  prefix: { idle: '?', done: '*' },
  icon: { cursor: '>' },
  style: {
    answer: plain,
    message: plain,
    error: (text: string) => `> ${text}`,
    help: plain,
    highlight: plain,
    key: (text: string) => `<${text}>`,
    defaultAnswer: (text: string) => `(${text})`,
    disabled: plain,
    description: plain,
    keysHelpTip: (keys: readonly (readonly [string, string])[]) =>
      keys.map(([key, action]) => `${key} ${action}`).join(', '),
  },
};
