import type { PolicyRule } from './policy-rules.ts';

/**
 * The Rego that joins all rules into the one entrypoint that the compiler calls, `adac_entry/findings`:
 * a set of findings, each with the code and severity of its rule. It is a set, so it is never undefined:
 * an empty answer means that every rule was asked.
 * `data.adac_selection` says which sets judge.
 */
export function entryModule(rules: readonly PolicyRule[]): string {
  return ['package adac_entry\n', ...rules.map(entry)].join('\n');
}

function entry({ set, code, decision, package: name }: PolicyRule): string {
  const severity = decision === 'deny' ? 'error' : 'warning';
  return `findings contains {"code": "${code}", "severity": "${severity}", "finding": finding} if {
	data.adac_selection["${set}"]
	some finding in data.${name}.${decision}
}
`;
}
