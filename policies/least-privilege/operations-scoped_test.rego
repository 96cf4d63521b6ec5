package adac.least_privilege.operations_scoped_test

import data.adac.least_privilege.operations_scoped

test_what_minds_the_rule_is_allowed if {
	count(operations_scoped.deny) == 0 with input as {"tools": [{"name": "a", "allow": ["read"], "unscoped": ["write"]}]}
}

test_what_does_not_is_denied if {
	count(operations_scoped.deny) == 1 with input as {"tools": [{"name": "a", "allow": ["read"], "unscoped": ["read"]}]}
}
