import { Argument, Option } from 'commander';
import { CannotRunError } from '../../diagnostic/cannot-run-error.ts';
import type { Command, CommandGroup } from '../command.ts';
import { completionTable } from '../completion/completion-table.ts';
import type { CompletionTable } from '../completion/completion-table.ts';
import { isCandidate } from '../completion/is-candidate.ts';
import { listNames } from '../completion/list-names.ts';
import { nameKinds } from '../completion/name-kind.ts';
import type { NameKind } from '../completion/name-kind.ts';
import { writeBash } from '../completion/write-bash.ts';
import { writeFish } from '../completion/write-fish.ts';
import { writeZsh } from '../completion/write-zsh.ts';
import { estateFindingTypes } from '../estate-finding-types.ts';
import { exitCode } from '../exit-code.ts';
import { projectOption } from '../shared-options.ts';

/** How the script of a shell is written, by the name of the shell. */
const writers: ReadonlyMap<string, (table: CompletionTable) => string> = new Map([
  ['bash', writeBash],
  ['zsh', writeZsh],
  ['fish', writeFish],
]);

/** `adac completion`: the completion script of a shell, for itself and the other commands. */
export function completionCommand(others: readonly (Command | CommandGroup)[]): Command {
  const command: Command = {
    name: 'completion',
    summary: 'print what makes a shell complete adac: bash, zsh or fish',
    arguments: [new Argument('[shell]', 'whose script to print').choices([...writers.keys()])],
    options: [
      new Option(
        '--names <kind>',
        'list what the script asks for instead, one name a line',
      ).choices(nameKinds),
      projectOption(),
    ],
    examples: ['adac completion bash', 'adac completion --names workflow'],
    run([shell = ''], options, terminal) {
      if (options.names !== undefined) {
        const names = namesOf(options.names, options.project).filter(isCandidate);
        terminal.out(names.map((name) => `${name}\n`).join(''));
        return exitCode.done;
      }
      const write = writers.get(shell);
      if (write === undefined) {
        throw new CannotRunError('A shell is missing.', 'Name bash, zsh or fish.');
      }
      terminal.out(write(completionTable([...others, command])));
      return exitCode.done;
    },
  };
  return command;
}

function namesOf(kind: NameKind, project: string): readonly string[] {
  return kind === 'finding'
    ? estateFindingTypes(project).map(({ code }) => code)
    : listNames(project, kind);
}
