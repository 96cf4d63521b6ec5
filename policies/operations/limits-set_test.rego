package adac.operations.limits_set_test

import data.adac.operations.limits_set

complete := {"timeoutMilliseconds": 30000, "requestsPerMinute": 50, "usdPerRun": 0.5}

test_all_three_are_enough if {
	count(limits_set.deny) == 0 with input as {"limits": complete}
}

test_nothing_is_denied_three_times if {
	count(limits_set.deny) == 3 with input as {}
}

test_each_missing_limit_is_denied_at_its_place if {
	every name, key in {"timeout": "timeoutMilliseconds", "requestsPerMinute": "requestsPerMinute", "usdPerRun": "usdPerRun"} {
		some finding in limits_set.deny with input as {"limits": object.remove(complete, [key])}
		finding.path == ["spec", "limits", name]
	}
}

test_zero_is_no_limit if {
	count(limits_set.deny) == 1 with input as {"limits": object.union(complete, {"requestsPerMinute": 0})}
}

test_a_text_is_no_limit if {
	count(limits_set.deny) == 1 with input as {"limits": object.union(complete, {"usdPerRun": "cheap"})}
}
