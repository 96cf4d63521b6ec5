import type { Command } from './command.ts';
import { checkCommand } from './commands/check.ts';
import { compileCommand } from './commands/compile.ts';
import { expandCommand } from './commands/expand.ts';
import { explainCommand } from './commands/explain.ts';
import { schemaCommand } from './commands/schema.ts';

/** Every command that is built, in the order of a day's work. */
export const commands: readonly Command[] = [
  checkCommand,
  compileCommand,
  expandCommand,
  explainCommand,
  schemaCommand,
];
