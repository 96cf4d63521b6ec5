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

test_an_image_without_a_host_is_one_of_docker_io if {
	every image in ["python@sha256:1", "somebody/python@sha256:1"] {
		count(registry_private.deny) == 1 with input as {"image": image}
	}
}

test_a_host_has_a_dot_or_a_port_or_is_localhost if {
	every image in ["registry.example/a@sha256:1", "registry:5000/a@sha256:1", "localhost/a@sha256:1"] {
		count(registry_private.deny) == 0 with input as {"image": image}
	}
}

test_of_one_without_a_digest_another_rule_speaks if {
	count(registry_private.deny) == 0 with input as {"image": "python:3.11"}
}

test_what_is_outside_of_the_list_is_left_to_its_rule if {
	count(registry_private.deny) == 0 with input as {"image": "ghcr.io/somebody/agent"}
		with data.project as {"registries": ["registry.example"]}
}

test_a_list_does_not_make_a_public_registry_private if {
	count(registry_private.deny) == 1 with input as {"image": "ghcr.io/somebody/agent"}
		with data.project as {"registries": ["ghcr.io/somebody"]}
}
