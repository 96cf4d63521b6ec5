package adac.operations.critical_not_on_spot_test

import data.adac.operations.critical_not_on_spot

test_what_minds_the_rule_is_allowed if {
	count(critical_not_on_spot.deny) == 0 with input as {"spec": {"placement": {"priority": "critical"}}}
	count(critical_not_on_spot.deny) == 0 with input as {"spec": {"placement": {"priority": "low", "toleratesSpot": true}}}
}

test_what_does_not_is_denied if {
	count(critical_not_on_spot.deny) == 1 with input as {"spec": {"placement": {"priority": "critical", "toleratesSpot": true}}}
}
