package adac.supply_chain.model_owned_test

import data.adac.supply_chain.model_owned

test_what_minds_the_rule_is_allowed if {
	count(model_owned.deny) == 0 with input as {"model": {"name": "m", "owned": true}}
	count(model_owned.deny) == 0 with input as {}
}

test_what_does_not_is_denied if {
	count(model_owned.deny) == 1 with input as {"model": {"name": "m", "owned": false}}
}
