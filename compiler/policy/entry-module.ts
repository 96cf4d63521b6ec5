import type { PolicyRule } from './policy-rules.ts';

/** The entrypoints of a policy module: what is asked of each agent, and what is asked once of an environment. */
export const entrypoints = {
  findings: 'adac_entry/findings',
  estate: 'adac_entry/estate',
} as const;

/** Name of an entrypoint. */
export type Entrypoint = keyof typeof entrypoints;

/**
 * The Rego that joins all rules into the entrypoints that the compiler calls: sets of findings, each with
 * the code and severity of its rule. They are sets, so they are never undefined: an empty answer means
 * that every rule was asked.
 * `data.adac_selection` says which sets judge.
 */
export function entryModule(rules: readonly PolicyRule[]): string {
  const entriesOf = (subject: PolicyRule['subject'], name: Entrypoint): readonly string[] => {
    const asked = rules.filter((rule) => rule.subject === subject);
    return asked.length === 0 ? [`${name} := set()\n`] : asked.map((rule) => entry(name, rule));
  };
  return [
    'package adac_entry\n',
    ...entriesOf('agent', 'findings'),
    ...entriesOf('estate', 'estate'),
  ].join('\n');
}

function entry(name: Entrypoint, { set, code, decision, package: path }: PolicyRule): string {
  const severity = decision === 'deny' ? 'error' : 'warning';
  return `${name} contains {"code": "${code}", "severity": "${severity}", "finding": finding} if {
	data.adac_selection["${set}"]
	some finding in data.${path}.${decision}
}
`;
}
