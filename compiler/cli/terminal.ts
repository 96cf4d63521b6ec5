import type { Asker } from './asker.ts';
import { terminalAsker } from './terminal-asker.ts';

/** Where a command writes, and what that place can show. */
export interface Terminal {
  /** Results. */
  readonly out: (text: string) => void;
  /** Findings and everything else for people. */
  readonly err: (text: string) => void;
  /** Whether `err` is a terminal that a line may move on. */
  readonly interactive: boolean;
  /** Columns. */
  readonly width: number;
  /** Whether `auto` means colour here. */
  readonly color: boolean;
  /** Who answers questions, asked in colour or without; absent where nobody is there. */
  readonly asker?: (color: boolean) => Asker;
}

/** The terminal of this process; NO_COLOR and FORCE_COLOR are obeyed as https://no-color.org asks. */
export function processTerminal(): Terminal {
  const { stdin, stdout, stderr, env } = process;
  const forced = env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '0';
  const refused = (env.NO_COLOR ?? '') !== '' || env.TERM === 'dumb';
  return {
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    interactive: stderr.isTTY && env.CI === undefined,
    width: stderr.columns || 80,
    color: !refused && (forced || stderr.isTTY),
    ...(stdin.isTTY && stdout.isTTY && env.CI === undefined && { asker: terminalAsker }),
  };
}
