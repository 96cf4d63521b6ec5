package adac.estate.budgets_named_test

import data.adac.estate.budgets_named

test_a_budget_is_allowed if {
	count(budgets_named.deny) == 0 with input as {"environments": [{"name": "a", "usdPerMonth": {"maximum": 3, "budget": 4}}]}
}

test_what_is_free_needs_none if {
	count(budgets_named.deny) == 0 with input as {"environments": [{"name": "a", "usdPerMonth": {"maximum": 0}}]}
}

test_no_budget_is_denied_for_each_environment if {
	findings := budgets_named.deny with input as {"environments": [
		{"name": "a", "usdPerMonth": {"maximum": 2.5}},
		{"name": "b", "usdPerMonth": {"maximum": 1}},
		{"name": "c", "usdPerMonth": {"maximum": 1, "budget": 2}},
	]}
	{finding.environment | some finding in findings} == {"a", "b"}
}
