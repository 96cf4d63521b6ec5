import { Command as Program, CommanderError } from 'commander';
import { CannotRunError } from '../diagnostic/cannot-run-error.ts';
import { redact } from '../diagnostic/redact.ts';
import { version } from '../model/version.ts';
import { wrapText } from '../report/wrap-text.ts';
import type { Command, CommandGroup, CommandOptions } from './command.ts';
import { commands } from './commands.ts';
import { type ExitCode, exitCode } from './exit-code.ts';
import type { Terminal } from './terminal.ts';

const about = 'adac compiles fleets of AI agents: checked, judged, placed, and written.';

const epilogue = `
Examples (documentation: README.md):
  $ adac check                      find every mistake, write nothing
  $ adac compile                    write out/ and adac.lock
  $ adac explain link/unknown-agent say what a finding means
Exit codes: 0 done, 1 errors, 2 changes (--check), 3 adac could not run.`;

/** Runs one command line and answers with the code that the process shall end with. */
export async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let answer: ExitCode = exitCode.done;
  const program = createProgram(terminal, (code) => {
    answer = code;
  });
  if (args.length === 0) {
    // Nothing was asked for and nothing was done, so help is no success here.
    program.outputHelp({ error: true });
    return exitCode.cannotRun;
  }
  try {
    await program.parseAsync([...args], { from: 'user' });
    return answer;
  } catch (error) {
    return explainFailure(error, terminal);
  }
}

function createProgram(terminal: Terminal, end: (code: ExitCode) => void): Program {
  const program = new Program('adac')
    .description(about)
    .version(version, '--version', 'print the version')
    .helpOption('--help', 'print help')
    .helpCommand(false)
    .addHelpText('after', epilogue)
    // Names alone, so that each command has one line; what it takes stands in its own help.
    .configureHelp({ subcommandTerm: (command) => command.name() })
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err });
  for (const command of commands) addEntry(program, command, terminal, end);
  return program;
}

function addEntry(
  program: Program,
  entry: Command | CommandGroup,
  terminal: Terminal,
  end: (code: ExitCode) => void,
): void {
  if (!('commands' in entry)) {
    addCommand(program, entry, terminal, end);
    return;
  }
  const group = program
    .command(entry.name)
    .summary(entry.summary)
    .description(entry.summary)
    .helpOption('--help', 'print help')
    .helpCommand(false);
  for (const command of entry.commands) addCommand(group, command, terminal, end);
}

function addCommand(
  program: Program,
  command: Command,
  terminal: Terminal,
  end: (code: ExitCode) => void,
): void {
  const examples = command.examples.map((example) => `  $ ${example}`).join('\n');
  const sub = program
    .command(command.name)
    .summary(command.summary)
    .description(command.summary)
    .helpOption('--help', 'print help')
    .allowExcessArguments(false)
    .addHelpText('after', `\nExamples:\n${examples}\n\n${exitCodesOf(command)}`);
  for (const argument of command.arguments) sub.addArgument(argument);
  for (const option of command.options) sub.addOption(option);
  sub.action(async () => {
    end(await command.run(sub.args, sub.opts<CommandOptions>(), terminal));
  });
}

/** Of a terminal that nobody widened. */
const helpColumns = 80;

function exitCodesOf(command: Command): string {
  const changes = command.findsChanges === true ? ', 2 there are changes (--check)' : '';
  const interrupted = command.asks === true ? ', 130 ended by Ctrl-C' : '';
  const codes = `0 done, 1 the definitions have errors${changes}, 3 adac could not run${interrupted}.`;
  return wrapText(`Exit codes: ${codes}`, helpColumns).join('\n');
}

function explainFailure(error: unknown, terminal: Terminal): ExitCode {
  // Commander has already printed its message; help and version end with 0.
  if (error instanceof CommanderError) {
    return error.exitCode === 0 ? exitCode.done : exitCode.cannotRun;
  }
  if (error instanceof CannotRunError) {
    terminal.err(failureText(error.message, error.help));
    return exitCode.cannotRun;
  }
  const message = error instanceof Error ? error.message : String(error);
  const help = 'This is a bug in adac; please report it with the command that you ran.';
  terminal.err(failureText(`internal error: ${message}`, help));
  return exitCode.cannotRun;
}

/** Each part is redacted by itself, since redacting makes line breaks visible. */
function failureText(message: string, help: string | undefined): string {
  return `adac: ${redact(message)}\n${help === undefined ? '' : `  help: ${redact(help)}\n`}`;
}
