package adac.agency.untrusted_contained_test

import data.adac.agency.untrusted_contained

test_what_minds_the_rule_is_allowed if {
	count(untrusted_contained.deny) == 0 with input as {"egress": ["a.example"], "tools": [{"name": "a", "tags": ["untrusted-content"]}]}
	count(untrusted_contained.deny) == 0 with input as {"egress": [], "spec": {"access": {"secrets": ["s"]}}, "tools": [{"name": "a", "tags": ["untrusted-content"]}]}
}

test_what_does_not_is_denied if {
	count(untrusted_contained.deny) == 1 with input as {"egress": ["a.example"], "spec": {"access": {"secrets": ["s"]}}, "tools": [{"name": "a", "tags": ["untrusted-content"]}]}
}
