package adac.audit.destructive_audited_test

import data.adac.audit.destructive_audited

test_what_minds_the_rule_is_allowed if {
	count(destructive_audited.deny) == 0 with input as object.union({"destructive": true}, {"spec": {"policies": {"audit-all-actions": true}}})
	count(destructive_audited.deny) == 0 with input as {}
	count(destructive_audited.deny) == 0 with input as {"destructive": true, "spec": {"access": {"dataClasses": ["pii"]}}}
}

test_what_does_not_is_denied if {
	count(destructive_audited.deny) == 1 with input as {"destructive": true}
	count(destructive_audited.deny) == 1 with input as object.union({"destructive": true}, {"spec": {"policies": {"audit-all-actions": false}}})
}
