package adac.supply_chain.tool_image_pinned_test

import data.adac.supply_chain.tool_image_pinned

digest := "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"

test_what_minds_the_rule_is_allowed if {
	count(tool_image_pinned.deny) == 0 with input as {"tools": [{"name": "a"}, {"name": "b", "image": concat("", ["b@sha256:", digest])}]}
}

test_what_does_not_is_denied if {
	count(tool_image_pinned.deny) == 1 with input as {"tools": [{"name": "b", "image": "b:1.4.0"}]}
	count(tool_image_pinned.deny) == 1 with input as {"tools": [{"name": "b", "image": "b@sha256:abc"}]}
}
