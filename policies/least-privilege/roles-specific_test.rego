package adac.least_privilege.roles_specific_test

import data.adac.least_privilege.roles_specific

test_what_minds_the_rule_is_allowed if {
	count(roles_specific.deny) == 0 with input as {"spec": {"access": {"roles": ["accountant"]}}}
}

test_what_does_not_is_denied if {
	count(roles_specific.deny) == 1 with input as {"spec": {"access": {"roles": ["accountant", "Everyone"]}}}
}
