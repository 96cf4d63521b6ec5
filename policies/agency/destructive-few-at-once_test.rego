package adac.agency.destructive_few_at_once_test

import data.adac.agency.destructive_few_at_once

test_what_minds_the_rule_is_allowed if {
	count(destructive_few_at_once.deny) == 0 with input as {"destructive": true, "limits": {"maxConcurrent": 10}}
	count(destructive_few_at_once.deny) == 0 with input as {"destructive": false}
}

test_what_does_not_is_denied if {
	count(destructive_few_at_once.deny) == 1 with input as {"destructive": true}
	count(destructive_few_at_once.deny) == 1 with input as {"destructive": true, "limits": {"maxConcurrent": 11}}
}
