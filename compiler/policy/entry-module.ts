import type { PolicyRule } from './policy-rules.ts';

/** The entrypoint of a policy module: what all rules find in one agent. */
export const entrypoint = 'adac_entry/findings';

/**
 * The Rego that joins all rules into the entrypoint that the compiler calls: a set of findings, each with
 * the code and severity of its rule. It is a set, so it is never undefined: an empty answer means that
 * every rule was asked.
 * `data.adac_selection` says which sets judge.
 */
export function entryModule(rules: readonly PolicyRule[]): string {
  const entries = rules.length === 0 ? ['findings := set()\n'] : rules.map(entry);
  return ['package adac_entry\n', ...entries].join('\n');
}

function entry({ set, code, decision, package: path }: PolicyRule): string {
  const severity = decision === 'deny' ? 'error' : 'warning';
  return `findings contains {"code": "${code}", "severity": "${severity}", "finding": finding} if {
	data.adac_selection["${set}"]
	some finding in data.${path}.${decision}
}
`;
}
