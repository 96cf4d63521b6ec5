import { Argument, Option } from 'commander';
import type { FindingType } from '../../diagnostic/diagnostic.ts';
import { suggest } from '../../diagnostic/suggest.ts';
import { CannotRunError } from '../../diagnostic/cannot-run-error.ts';
import type { Command } from '../command.ts';
import { estateFindingTypes } from '../estate-finding-types.ts';
import { exitCode } from '../exit-code.ts';
import { projectOption } from '../shared-options.ts';

/** `adac explain`: the page of a finding, or a line for each of them. */
export const explainCommand: Command = {
  name: 'explain',
  summary: 'say what a finding means and what to do about it',
  arguments: [new Argument('[code]', 'the code of a finding, such as link/unknown-agent')],
  options: [new Option('--all', 'list every code with its summary'), projectOption()],
  completes: new Map([['code', 'finding']]),
  examples: ['adac explain link/unknown-agent', 'adac explain --all'],
  run([code], options, terminal) {
    const types = estateFindingTypes(options.project);
    if (options.all === true) {
      terminal.out(types.map((type) => `${type.code}  ${type.summary}\n`).join(''));
      return exitCode.done;
    }
    if (code === undefined) {
      throw new CannotRunError('A code is missing.', 'adac explain --all lists every code.');
    }
    terminal.out(page(findType(types, code)));
    return exitCode.done;
  },
};

function findType(types: readonly FindingType[], code: string): FindingType {
  const type = types.find((one) => one.code === code);
  if (type !== undefined) return type;
  const nearest = suggest(
    code,
    types.map((one) => one.code),
  );
  throw new CannotRunError(
    `There is no finding "${code}".`,
    nearest === undefined ? 'adac explain --all lists every code.' : `Did you mean "${nearest}"?`,
  );
}

function page(type: FindingType): string {
  return `${type.code} (${type.severity})\n\n${type.summary}\n\n${type.explanation.trim()}\n`;
}
