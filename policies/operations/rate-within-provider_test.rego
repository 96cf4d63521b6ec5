package adac.operations.rate_within_provider_test

import data.adac.operations.rate_within_provider

agent(wanted) := {
	"limits": {"requestsPerMinute": wanted},
	"model": {"name": "claude", "requestsPerMinute": 50},
}

test_the_same_rate_is_allowed if {
	count(rate_within_provider.deny) == 0 with input as agent(50)
}

test_a_higher_rate_is_denied if {
	some finding in rate_within_provider.deny with input as agent(51)
	finding.path == ["spec", "limits", "requestsPerMinute"]
	finding.message == "51 requests per minute are more than the 50 that the provider of model \"claude\" allows."
}

test_a_model_without_a_rate_bounds_nothing if {
	count(rate_within_provider.deny) == 0 with input as {"limits": {"requestsPerMinute": 900}, "model": {"name": "own"}}
}

test_an_agent_without_a_model_asks_nobody if {
	count(rate_within_provider.deny) == 0 with input as {"limits": {"requestsPerMinute": 900}}
}
