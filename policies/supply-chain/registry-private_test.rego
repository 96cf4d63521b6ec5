package adac.supply_chain.registry_private_test

import data.adac.supply_chain.registry_private

test_what_minds_the_rule_is_allowed if {
	count(registry_private.deny) == 0 with input as {"image": "registry.example/adac/python"}
	count(registry_private.deny) == 0 with input as {"image": "registry.example/docker.io/python"}
}

test_what_does_not_is_denied if {
	count(registry_private.deny) == 1 with input as {"image": "docker.io/library/python"}
	count(registry_private.deny) == 1 with input as {"image": "ghcr.io/somebody/agent"}
}
