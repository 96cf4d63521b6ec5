package adac.supply_chain.transport_current_test

import data.adac.supply_chain.transport_current

test_what_minds_the_rule_is_allowed if {
	count(transport_current.deny) == 0 with input as {"tools": [{"name": "a", "transport": "streamable-http"}, {"name": "b", "transport": "stdio"}, {"name": "c"}]}
}

test_what_does_not_is_denied if {
	count(transport_current.deny) == 1 with input as {"tools": [{"name": "a", "transport": "sse"}]}
}
