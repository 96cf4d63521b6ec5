import { policyFindings } from '../../policy/findings.ts';
import type { Command } from '../command.ts';
import { findOpa } from '../opa/find-opa.ts';
import { mistakeDiagnostics } from '../opa/mistake-diagnostics.ts';
import { policySchemas } from '../opa/policy-schemas.ts';
import { regoFiles } from '../opa/rego-files.ts';
import { projectOption, reportOptions } from '../shared-options.ts';
import { readPolicies } from './read-policies.ts';
import { reportMistakes } from './report-mistakes.ts';

/** `adac policy check`: strict mode, types by the schemas of the input, and the contract of rules. */
export const policyCheck: Command = {
  name: 'check',
  summary: 'type-check the Rego against the schemas of what rules are given',
  arguments: [],
  options: [projectOption(), ...reportOptions()],
  examples: ['adac policy check', 'adac policy check --format github'],
  run(_, options, terminal) {
    const { policies } = readPolicies(options.project);
    const { mistakes } = findOpa().ask({
      command: 'check',
      files: regoFiles(policies),
      schemas: policySchemas(),
    });
    const diagnostics = mistakeDiagnostics(policyFindings.regoMistake, mistakes, policies);
    const text = `checked ${policies.length} Rego files\n`;
    return reportMistakes({ command: 'policy check', diagnostics, text }, options, terminal);
  },
};
