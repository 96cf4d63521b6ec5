import type { Argument, Option } from 'commander';
import type { NameKind, ValueNames } from './completion/name-kind.ts';
import type { ExitCode } from './exit-code.ts';
import type { Terminal } from './terminal.ts';

/** The flags that commands share; a command reads those that it declares. */
export interface CommandOptions {
  /** Folder that holds `adac.yaml`. */
  readonly project: string;
  readonly environment?: string;
  readonly format: string;
  readonly color: 'auto' | 'always' | 'never';
  readonly quiet?: boolean;
  readonly check?: boolean;
  readonly fix?: boolean;
  readonly write?: boolean;
  readonly allowDestroy?: boolean;
  /** The day that waivers are compared with. */
  readonly now?: string;
  readonly all?: boolean;
  /** Least share of lines that Rego tests have to reach, in percent. */
  readonly coverage?: string;
  readonly rebalance?: boolean;
  /** Of `compile`: a Git revision. */
  readonly base?: string;
  /** Of `place`: an agent. */
  readonly explain?: string;
  readonly whatIf?: string;
  /** Of `init`: the answers to its questions. */
  readonly namespace?: string;
  readonly description?: string;
  readonly owner?: readonly string[];
  readonly from?: string;
  readonly framework?: string;
  readonly image?: string;
  readonly tier?: string;
  readonly hosting?: string;
  readonly input?: readonly string[];
  readonly output?: readonly string[];
  readonly member?: readonly string[];
  readonly strategy?: string;
  readonly lead?: string;
  readonly agent?: readonly string[];
  readonly fleet?: readonly string[];
  readonly team?: readonly string[];
  readonly workflow?: readonly string[];
  readonly cluster?: readonly string[];
  readonly nodes?: string;
  /** Of `init` and `publish`. */
  readonly repository?: string;
  /** Of `publish`. */
  readonly branch?: string;
  /** Of `completion`. */
  readonly names?: NameKind;
}

/** Commands under one name, such as `adac policy build`. */
export interface CommandGroup {
  readonly name: string;
  /** One line for `adac --help`. */
  readonly summary: string;
  readonly commands: readonly Command[];
}

/** One subcommand: what help says of it, and what it does. */
export interface Command {
  readonly name: string;
  /** One line for `adac --help`. */
  readonly summary: string;
  readonly arguments: readonly Argument[];
  readonly options: readonly Option[];
  /** What completion offers for a value that is no choice, by the name of its argument or flag. */
  readonly completes?: ReadonlyMap<string, ValueNames>;
  /** Two real command lines. */
  readonly examples: readonly string[];
  /** Whether `--check` answers 2 when there are changes. */
  readonly findsChanges?: boolean;
  /** Whether it asks on a terminal, where Ctrl-C answers 130. */
  readonly asks?: boolean;
  run(
    args: readonly string[],
    options: CommandOptions,
    terminal: Terminal,
  ): ExitCode | Promise<ExitCode>;
}
