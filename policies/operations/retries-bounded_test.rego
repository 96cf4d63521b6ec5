package adac.operations.retries_bounded_test

import data.adac.operations.retries_bounded

test_what_minds_the_rule_is_allowed if {
	count(retries_bounded.deny) == 0 with input as {"spec": {"reliability": {"retries": {"max": 5}}}}
	count(retries_bounded.deny) == 0 with input as {}
}

test_what_does_not_is_denied if {
	count(retries_bounded.deny) == 1 with input as {"spec": {"reliability": {"retries": {"max": 6}}}}
}
