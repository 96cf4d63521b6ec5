import { run } from '../../compiler/cli/run.ts';

/** What a command line printed and ended with. */
export interface CommandResult {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line as the process would, on a terminal 80 columns wide without colour. */
export async function runCommand(...args: string[]): Promise<CommandResult> {
  let out = '';
  let err = '';
  const code = await run(args, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    interactive: false,
    width: 80,
    color: false,
  });
  return { code, out, err };
}
