import type { Command, CommandGroup } from './command.ts';
import { checkCommand } from './commands/check.ts';
import { compileCommand } from './commands/compile.ts';
import { completionCommand } from './commands/completion.ts';
import { expandCommand } from './commands/expand.ts';
import { explainCommand } from './commands/explain.ts';
import { fmtCommand } from './commands/fmt.ts';
import { graphCommand } from './commands/graph.ts';
import { initCommand } from './commands/init.ts';
import { migrateCommand } from './commands/migrate.ts';
import { policyCommand } from './commands/policy.ts';
import { placeCommand } from './commands/place.ts';
import { publishCommand } from './commands/publish.ts';
import { schemaCommand } from './commands/schema.ts';
import { traceCommand } from './commands/trace.ts';

/** Every command that does a project's work, in the order of a day. */
const working: readonly (Command | CommandGroup)[] = [
  initCommand,
  checkCommand,
  compileCommand,
  fmtCommand,
  migrateCommand,
  policyCommand,
  publishCommand,
  expandCommand,
  traceCommand,
  placeCommand,
  explainCommand,
  graphCommand,
  schemaCommand,
];

/** Every command that is built, in the order of a day's work. */
export const commands: readonly (Command | CommandGroup)[] = [
  ...working,
  completionCommand(working),
];
