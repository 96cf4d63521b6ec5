package adac.agency.code_isolated_test

import data.adac.agency.code_isolated

test_what_minds_the_rule_is_allowed if {
	count(code_isolated.deny) == 0 with input as {"hosting": {"mode": "dedicated"}, "tools": [{"name": "a", "tags": ["code-execution"]}]}
	count(code_isolated.deny) == 0 with input as {"hosting": {"mode": "pooled"}, "tools": [{"name": "a", "tags": []}]}
}

test_what_does_not_is_denied if {
	count(code_isolated.deny) == 1 with input as {"hosting": {"mode": "pooled"}, "tools": [{"name": "a", "tags": ["code-execution"]}]}
}
