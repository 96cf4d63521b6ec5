package adac.supply_chain.model_image_pinned_test

import data.adac.supply_chain.model_image_pinned

digest := "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"

test_what_minds_the_rule_is_allowed if {
	count(model_image_pinned.deny) == 0 with input as {"model": {"name": "m"}}
	count(model_image_pinned.deny) == 0 with input as {"model": {"name": "m", "image": concat("", ["m@sha256:", digest])}}
}

test_what_does_not_is_denied if {
	count(model_image_pinned.deny) == 1 with input as {"model": {"name": "m", "image": "vllm:0.6"}}
}
