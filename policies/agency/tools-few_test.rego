package adac.agency.tools_few_test

import data.adac.agency.tools_few

test_what_minds_the_rule_is_allowed if {
	count(tools_few.deny) == 0 with input as {"spec": {"tools": numbers.range(1, 10)}}
	count(tools_few.deny) == 0 with input as {}
}

test_what_does_not_is_denied if {
	count(tools_few.deny) == 1 with input as {"spec": {"tools": numbers.range(1, 11)}}
}
