package adac.least_privilege.destructive_authenticated_test

import data.adac.least_privilege.destructive_authenticated

test_what_minds_the_rule_is_allowed if {
	count(destructive_authenticated.deny) == 0 with input as object.union({"destructive": true}, {"spec": {"policies": {"require-authentication": true}}})
	count(destructive_authenticated.deny) == 0 with input as {}
	count(destructive_authenticated.deny) == 0 with input as {"destructive": true, "spec": {"access": {"dataClasses": ["pii"]}}}
}

test_what_does_not_is_denied if {
	count(destructive_authenticated.deny) == 1 with input as {"destructive": true}
	count(destructive_authenticated.deny) == 1 with input as object.union({"destructive": true}, {"spec": {"policies": {"require-authentication": false}}})
}
