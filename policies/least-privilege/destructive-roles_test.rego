package adac.least_privilege.destructive_roles_test

import data.adac.least_privilege.destructive_roles

test_what_minds_the_rule_is_allowed if {
	count(destructive_roles.deny) == 0 with input as {"destructive": true, "spec": {"access": {"roles": ["a"]}}}
	count(destructive_roles.deny) == 0 with input as {"destructive": true, "spec": {"access": {"dataClasses": ["pii"]}}}
	count(destructive_roles.deny) == 0 with input as {}
}

test_what_does_not_is_denied if {
	count(destructive_roles.deny) == 1 with input as {"destructive": true}
	count(destructive_roles.deny) == 1 with input as {"destructive": true, "spec": {"access": {"roles": []}}}
}
