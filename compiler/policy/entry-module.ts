import type { PolicyRule } from './policy-rules.ts';

/** The entrypoint of a policy module: what all rules find in one agent. */
export const entrypoint = 'adac_entry/findings';

/** The other entrypoint: what the rules of the set `estate` find in all that was placed. */
export const estateEntrypoint = 'adac_entry/estate';

/**
 * The Rego that joins all rules into the entrypoint that the compiler calls: a set of findings, each with
 * the code and severity of its rule. It is a set, so it is never undefined: an empty answer means that
 * every rule was asked.
 * `data.adac_selection` says which sets judge.
 */
export function entryModule(rules: readonly PolicyRule[]): string {
  const ofAgents = rules.filter(({ subject }) => subject === 'agent');
  const ofEstate = rules.filter(({ subject }) => subject === 'estate');
  return [
    'package adac_entry\n',
    ...entries('findings', ofAgents),
    ...entries('estate', ofEstate),
  ].join('\n');
}

function entries(name: string, rules: readonly PolicyRule[]): readonly string[] {
  return rules.length === 0 ? [`${name} := set()\n`] : rules.map((rule) => entry(name, rule));
}

function entry(name: string, { set, code, decision, package: path }: PolicyRule): string {
  const severity = decision === 'deny' ? 'error' : 'warning';
  return `${name} contains {"code": "${code}", "severity": "${severity}", "finding": finding} if {
	data.adac_selection["${set}"]
	some finding in data.${path}.${decision}
}
`;
}
