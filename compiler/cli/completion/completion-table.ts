import type { Argument, Option } from 'commander';
import type { Command, CommandGroup } from '../command.ts';
import { isCandidate } from './is-candidate.ts';
import type { ValueNames } from './name-kind.ts';

/** What may stand at a place of the command line. */
export type Candidates =
  | { readonly words: readonly string[] }
  /** Names that adac lists when they are asked for. */
  | { readonly names: Exclude<ValueNames, readonly string[]> };

/**
 * The command line as completion knows it: candidates by place. A place is a command with the names of its
 * groups, each after a space (` policy test`), and then nothing for the command itself, ` #1` for its first
 * argument, ` #options` for its flags, or a flag that takes a value (` policy test --coverage`).
 */
export type CompletionTable = ReadonlyMap<string, Candidates>;

/** The table of the commands, made from what commander is told of them. */
export function completionTable(entries: readonly (Command | CommandGroup)[]): CompletionTable {
  return new Map([
    [' #options', wordsOf(['--help', '--version'])],
    ...placesOfEntries('', entries),
  ]);
}

type Place = readonly [key: string, candidates: Candidates];

function placesOfEntries(at: string, entries: readonly (Command | CommandGroup)[]): Place[] {
  const names = entries.map(({ name }) => name);
  return [
    [`${at} #1`, wordsOf(names)],
    ...entries.flatMap((entry) => placesOfEntry(`${at} ${entry.name}`, entry)),
  ];
}

function placesOfEntry(at: string, entry: Command | CommandGroup): Place[] {
  const here: Place = [at, wordsOf([])];
  if ('commands' in entry) {
    const flags: Place = [`${at} #options`, wordsOf(['--help'])];
    return [here, flags, ...placesOfEntries(at, entry.commands)];
  }
  const flags = entry.options.flatMap(({ long }) => (typeof long === 'string' ? [long] : []));
  return [
    here,
    [`${at} #options`, wordsOf([...flags, '--help'])],
    ...entry.options.flatMap((option) => placesOfOption(at, option, entry)),
    ...entry.arguments.flatMap((argument, index) => placesOfArgument(at, argument, index, entry)),
  ];
}

function placesOfOption(at: string, option: Option, { completes }: Command): Place[] {
  if (typeof option.long !== 'string' || option.isBoolean()) return [];
  const names = option.argChoices ?? completes?.get(option.long) ?? [];
  return [[`${at} ${option.long}`, candidatesOf(names)]];
}

function placesOfArgument(
  at: string,
  argument: Argument,
  index: number,
  { completes }: Command,
): Place[] {
  const names = argument.argChoices ?? completes?.get(argument.name());
  return names === undefined ? [] : [[`${at} #${index + 1}`, candidatesOf(names)]];
}

function candidatesOf(names: ValueNames): Candidates {
  return typeof names === 'string' ? { names } : wordsOf(names);
}

/** What no shell may be given is a mistake in the table of commands, and no user's. */
function wordsOf(words: readonly string[]): Candidates {
  const wrong = words.find((word) => !isCandidate(word.replace(/^--/, '')));
  if (wrong !== undefined) throw new Error(`"${wrong}" cannot be completed.`);
  return { words };
}
