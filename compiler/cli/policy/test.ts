import { Option } from 'commander';
import { CannotRunError } from '../../diagnostic/cannot-run-error.ts';
import { policyFindings } from '../../policy/findings.ts';
import type { Command, CommandOptions } from '../command.ts';
import { exitCode } from '../exit-code.ts';
import { findOpa } from '../opa/find-opa.ts';
import { mistakeDiagnostics } from '../opa/mistake-diagnostics.ts';
import { regoFiles } from '../opa/rego-files.ts';
import { projectOption } from '../shared-options.ts';
import { readPolicies } from './read-policies.ts';
import { reportMistakes } from './report-mistakes.ts';
import { isPassed, testFormats } from './test-formats.ts';

/** `adac policy test`: the Rego tests, with the lines that they reach. */
export const policyTest: Command = {
  name: 'test',
  summary: 'run the Rego tests and say which lines they reach',
  arguments: [],
  options: [
    new Option('--format <format>', 'how the result is written')
      .choices([...testFormats.keys()])
      .default('pretty'),
    new Option('--coverage <percent>', 'fail below this share of lines reached').default('0'),
    new Option('--color <when>', 'colour').choices(['auto', 'always', 'never']).default('auto'),
    projectOption(),
  ],
  examples: ['adac policy test --coverage 95', 'adac policy test --format junit'],
  run(_, options, terminal) {
    const { policies } = readPolicies(options.project);
    const wanted = wantedCoverage(options);
    const answer = findOpa().ask({ command: 'test', files: regoFiles(policies) });
    const { mistakes, tests, coverage } = answer;
    if (mistakes.length > 0) {
      const diagnostics = mistakeDiagnostics(policyFindings.regoMistake, mistakes, policies);
      const pretty = { ...options, format: 'pretty' };
      return reportMistakes({ command: 'policy test', diagnostics, text: '' }, pretty, terminal);
    }
    const result = { tests, coverage, wanted };
    terminal.out(testFormats.get(options.format)?.(result) ?? '');
    return isPassed(result) ? exitCode.done : exitCode.errors;
  },
};

function wantedCoverage({ coverage = '0' }: CommandOptions): number {
  const percent = Number(coverage);
  if (coverage.trim() !== '' && percent >= 0 && percent <= 100) return percent;
  throw new CannotRunError('--coverage takes a number from 0 to 100.');
}
