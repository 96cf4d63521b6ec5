package adac.agency.destructive_attended_test

import data.adac.agency.destructive_attended

test_what_minds_the_rule_is_allowed if {
	count(destructive_attended.deny) == 0 with input as {"destructive": true, "hosting": {"mode": "pooled"}}
	count(destructive_attended.deny) == 0 with input as {"destructive": false, "hosting": {"mode": "scheduled"}}
}

test_what_does_not_is_denied if {
	count(destructive_attended.deny) == 1 with input as {"destructive": true, "hosting": {"mode": "scheduled"}}
}
