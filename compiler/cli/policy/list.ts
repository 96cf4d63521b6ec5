import { Option } from 'commander';
import { policyPages } from '../../policy/policy-pages.ts';
import type { PolicyPage } from '../../policy/policy-pages.ts';
import type { Command } from '../command.ts';
import { exitCode } from '../exit-code.ts';
import { projectOption } from '../shared-options.ts';
import { readPolicies } from './read-policies.ts';

/** `adac policy list`: every rule, and what it answers in the frameworks that auditors ask by. */
export const policyList: Command = {
  name: 'list',
  summary: 'list the rules with what they answer in OWASP, NIST and the EU AI Act',
  arguments: [],
  options: [
    new Option('--format <format>', 'how the list is written')
      .choices(['pretty', 'markdown', 'json'])
      .default('pretty'),
    projectOption(),
  ],
  examples: ['adac policy list', 'adac policy list --format markdown'],
  run(_, options, terminal) {
    const pages = policyPages(readPolicies(options.project).policies);
    terminal.out(writers.get(options.format)?.(pages) ?? '');
    return exitCode.done;
  },
};

function writePretty(pages: readonly PolicyPage[]): string {
  return pages.map(({ code, title }) => `${code}\n  ${title}\n`).join('');
}

function writeMarkdown(pages: readonly PolicyPage[]): string {
  const head = `| rule | severity | what it asks for | ${frameworks.map(([, name]) => name).join(' | ')} |`;
  const rows = pages.map(({ code, severity, title, mapping }) => {
    const items = frameworks.map(([key]) => (mapping.get(key) ?? []).join(', '));
    return `| \`${code}\` | ${severity} | ${title} | ${items.join(' | ')} |`;
  });
  const rule = `|---|---|---|${frameworks.map(() => '---|').join('')}`;
  return [head, rule, ...rows].map((line) => `${line}\n`).join('');
}

function writeJson(pages: readonly PolicyPage[]): string {
  const rules = pages.map(({ code, title, set, severity, mapping }) => {
    return { code, title, set, severity, mapping: Object.fromEntries(mapping) };
  });
  const report = { version: 1, command: 'policy list', ok: true, diagnostics: [], rules };
  return `${JSON.stringify({ ...report, summary: { rules: rules.length } })}\n`;
}

const writers: ReadonlyMap<string, (pages: readonly PolicyPage[]) => string> = new Map([
  ['pretty', writePretty],
  ['markdown', writeMarkdown],
  ['json', writeJson],
]);

const frameworks = [
  ['owasp-llm', 'OWASP LLM'],
  ['owasp-agentic', 'OWASP Agentic'],
  ['nist-ai-rmf', 'NIST AI RMF'],
  ['eu-ai-act', 'EU AI Act'],
] as const;
