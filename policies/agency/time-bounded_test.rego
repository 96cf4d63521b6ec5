package adac.agency.time_bounded_test

import data.adac.agency.time_bounded

test_what_minds_the_rule_is_allowed if {
	count(time_bounded.deny) == 0 with input as {"limits": {"timeoutMilliseconds": 3600000}}
	count(time_bounded.deny) == 0 with input as {}
}

test_what_does_not_is_denied if {
	count(time_bounded.deny) == 1 with input as {"limits": {"timeoutMilliseconds": 3600001}}
}
