package adac.operations.run_budget_bounded_test

import data.adac.operations.run_budget_bounded

test_below_the_bound_is_allowed if {
	count(run_budget_bounded.deny) == 0 with input as {"limits": {"usdPerRun": 1.99}}
}

test_the_bound_is_denied if {
	some finding in run_budget_bounded.deny with input as {"limits": {"usdPerRun": 2}}
	finding.path == ["spec", "limits", "usdPerRun"]
}

test_a_text_is_denied if {
	count(run_budget_bounded.deny) == 1 with input as {"limits": {"usdPerRun": "1"}}
}

# That there is a limit at all is asked by operations/limits-set.
test_no_limit_is_not_this_rules_matter if {
	count(run_budget_bounded.deny) == 0 with input as {}
}
