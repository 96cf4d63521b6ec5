import { expect, test } from 'vitest';
import { entryModule } from '../../compiler/policy/entry-module.ts';
import { policyRules } from '../../compiler/policy/policy-rules.ts';

test('joins the rules into one set for agents and one for the estate, each behind its own selection', () => {
  const rules = policyRules([
    { path: 'policies/a-b/c-d.rego', text: 'deny contains 1\n' },
    { path: 'policies/estate/e.rego', text: 'deny contains 1\n' },
    { path: 'policies/z/y.rego', text: 'warn contains 1\n' },
  ]);
  expect(entryModule(rules)).toBe(`package adac_entry

findings contains {"code": "policy/a-b/c-d", "severity": "error", "finding": finding} if {
	data.adac_selection["a-b"]
	some finding in data.adac.a_b.c_d.deny
}

findings contains {"code": "policy/z/y", "severity": "warning", "finding": finding} if {
	data.adac_selection["z"]
	some finding in data.adac.z.y.warn
}

estate contains {"code": "policy/estate/e", "severity": "error", "finding": finding} if {
	data.adac_selection["estate"]
	some finding in data.adac.estate.e.deny
}
`);
});

test('without rules nothing is found', () => {
  expect(entryModule([])).toBe('package adac_entry\n\nfindings := set()\n\nestate := set()\n');
});
