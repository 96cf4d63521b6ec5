package adac.agency.tokens_bounded_test

import data.adac.agency.tokens_bounded

test_what_minds_the_rule_is_allowed if {
	count(tokens_bounded.deny) == 0 with input as {"limits": {"tokensPerDay": 10000000}}
}

test_what_does_not_is_denied if {
	count(tokens_bounded.deny) == 1 with input as {}
	count(tokens_bounded.deny) == 1 with input as {"limits": {"tokensPerDay": 0}}
	count(tokens_bounded.deny) == 1 with input as {"limits": {"tokensPerDay": 10000001}}
	count(tokens_bounded.deny) == 1 with input as {"limits": {"tokensPerDay": "few"}}
}
