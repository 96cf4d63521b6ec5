package adac.agency.steps_bounded_test

import data.adac.agency.steps_bounded

test_what_minds_the_rule_is_allowed if {
	count(steps_bounded.deny) == 0 with input as {"limits": {"maxSteps": 100}}
}

test_what_does_not_is_denied if {
	count(steps_bounded.deny) == 1 with input as {}
	count(steps_bounded.deny) == 1 with input as {"limits": {"maxSteps": 0}}
	count(steps_bounded.deny) == 1 with input as {"limits": {"maxSteps": 101}}
	count(steps_bounded.deny) == 1 with input as {"limits": {"maxSteps": "few"}}
}
