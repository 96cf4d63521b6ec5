package adac.operations.destructive_kept_test

import data.adac.operations.destructive_kept

test_what_minds_the_rule_is_allowed if {
	count(destructive_kept.deny) == 0 with input as {"destructive": true, "spec": {"reliability": {"deadLetterQueue": "failed"}}}
	count(destructive_kept.deny) == 0 with input as {"destructive": false}
}

test_what_does_not_is_denied if {
	count(destructive_kept.deny) == 1 with input as {"destructive": true}
}
