package adac.supply_chain.tools_owned_test

import data.adac.supply_chain.tools_owned

test_what_minds_the_rule_is_allowed if {
	count(tools_owned.deny) == 0 with input as {"tools": [{"name": "a", "owned": true}]}
	count(tools_owned.deny) == 0 with input as {}
}

test_what_does_not_is_denied if {
	count(tools_owned.deny) == 1 with input as {"tools": [{"name": "a", "owned": false}]}
}
