import { Option } from 'commander';
import { policyFindings } from '../../policy/findings.ts';
import type { Command } from '../command.ts';
import { findOpa } from '../opa/find-opa.ts';
import { mistakeDiagnostics } from '../opa/mistake-diagnostics.ts';
import { estatePath, regoFiles } from '../opa/rego-files.ts';
import { projectOption, reportOptions } from '../shared-options.ts';
import { readPolicies } from './read-policies.ts';
import { reportMistakes } from './report-mistakes.ts';
import { writePolicyFile } from './write-policy-file.ts';

/** `adac policy fmt`: Rego as OPA's own formatter writes it. */
export const policyFmt: Command = {
  name: 'fmt',
  summary: "rewrite the Rego as OPA's formatter writes it",
  arguments: [],
  options: [
    new Option('--check', 'write nothing; every file that would change is a finding'),
    projectOption(),
    ...reportOptions(),
  ],
  examples: ['adac policy fmt', 'adac policy fmt --check'],
  run(_, options, terminal) {
    const command = 'policy fmt';
    const { policies } = readPolicies(options.project);
    const { mistakes, files } = findOpa().ask({ command: 'format', files: regoFiles(policies) });
    const broken = mistakeDiagnostics(policyFindings.regoMistake, mistakes, policies);
    if (broken.length > 0) {
      return reportMistakes({ command, diagnostics: broken, text: '' }, options, terminal);
    }
    if (options.check === true) {
      const unformatted = files.map(({ path }) => ({
        path,
        line: 1,
        column: 1,
        message: notFormatted,
      }));
      const diagnostics = mistakeDiagnostics(policyFindings.regoFormat, unformatted, policies);
      const text = `${policies.length} Rego files are formatted\n`;
      return reportMistakes({ command, diagnostics, text }, options, terminal);
    }
    for (const { path, text } of files) writePolicyFile(options.project, estatePath(path), text);
    const text = files.map(({ path }) => `~ ${estatePath(path)}\n`).join('');
    return reportMistakes({ command, diagnostics: [], text }, options, terminal);
  },
};

const notFormatted = 'The file is not formatted as OPA formats it.';
