package adac.estate.spot_share_test

import data.adac.estate.spot_share

test_half_is_allowed if {
	count(spot_share.deny) == 0 with input as {"environments": [
		{"name": "a", "agents": 10, "agentsOnSpot": 10},
		{"name": "b", "agents": 10, "agentsOnSpot": 0},
	]}
}

test_nothing_is_allowed if {
	count(spot_share.deny) == 0 with input as {"environments": []}
}

test_more_than_half_is_denied if {
	findings := spot_share.deny with input as {"environments": [
		{"name": "a", "agents": 10, "agentsOnSpot": 10},
		{"name": "b", "agents": 9, "agentsOnSpot": 0},
	]}
	{finding.message | some finding in findings} == {"Of all 19 agents 10 stand on spot nodes, which is more than half."}
}
