package adac.supply_chain.registry_allowed_test

import data.adac.supply_chain.registry_allowed

digest := "@sha256:1111111111111111111111111111111111111111111111111111111111111111"

denied(image, registries) if {
	count(registry_allowed.deny) == 1 with input as {"image": image} with data.project as {"registries": registries}
}

allowed(image, registries) if {
	count(registry_allowed.deny) == 0 with input as {"image": image} with data.project as {"registries": registries}
}

test_without_a_list_everything_is_allowed if {
	count(registry_allowed.deny) == 0 with input as {"image": "registry.example/a"} with data.project as {}
	count(registry_allowed.deny) == 0 with input as {"image": "registry.example/a"}
}

test_what_the_list_names_is_allowed if {
	allowed("registry.example/adac/python", ["other.example", "registry.example"])
	allowed("registry.example/adac/python:3.11", ["registry.example/adac"])
	allowed(concat("", ["registry.example/adac/python", digest]), ["registry.example/adac"])
	allowed(concat("", ["registry.example/adac/python:3.11", digest]), ["registry.example/adac/python"])
	allowed("registry.example:5000/adac/python:3.11", ["registry.example:5000"])
	allowed("REGISTRY.example/adac/python", ["registry.example"])
}

test_what_only_begins_alike_is_denied if {
	denied("registry.example.evil.test/adac/python", ["registry.example"])
	denied("registry.example:5000/adac/python", ["registry.example"])
	denied("registry.example/adac-evil/python", ["registry.example/adac"])
	denied("registry.example/ada", ["registry.example/adac"])
	denied("evil.test/registry.example/adac", ["registry.example"])
}

test_what_is_no_image_reference_is_denied if {
	denied("registry.example@evil.test/python", ["registry.example"])
	denied("registry.example/adac/../evil/python", ["registry.example/adac"])
	denied("registry.example//python", ["registry.example"])
	denied("registry.example/a b", ["registry.example"])
	denied(concat("", ["registry.example/a", digest, digest]), ["registry.example"])
}

test_an_image_without_a_host_is_one_of_docker_io if {
	allowed("python:3.11", ["docker.io"])
	allowed("python:3.11", ["docker.io/library"])
	denied("python:3.11", ["registry.example"])
	denied("registry.example:evil", ["registry.example"])
	denied("somebody/python", ["docker.io/library"])
	allowed("somebody/python", ["docker.io/somebody"])
	allowed("localhost/python", ["localhost"])
}

test_a_public_registry_is_one_like_others if {
	denied("ghcr.io/somebody/python", ["registry.example"])
	denied(concat("", ["python", digest]), ["registry.example"])
	allowed("ghcr.io/somebody/python", ["ghcr.io/somebody"])
}

test_no_image_is_another_matter if {
	allowed("", ["registry.example"])
	count(registry_allowed.deny) == 0 with input as {} with data.project as {"registries": ["registry.example"]}
}

test_the_list_is_in_the_help if {
	found := registry_allowed.deny with input as {"image": "evil.test/a"} with data.project as {"registries": ["a.example", "b.example/c"]}
	found == {{
		"path": ["spec", "runtime", "image"],
		"message": `The image "evil.test/a" comes from none of the registries that the project allows.`,
		"help": "Name an image of a.example, b.example/c, or add its registry to `spec.registries` of adac.yaml.",
	}}
}

test_tools_and_models_are_found_where_their_image_is_written if {
	found := registry_allowed.deny with data.project as {"registries": ["a.example"]}
		with input as {
			"image": "a.example/a",
			"tools": [{"name": "x", "definition": "desk/x", "image": "evil.test/x"}, {"name": "y", "definition": "desk/y", "image": "a.example/y"}, {"name": "z", "definition": "desk/z"}],
			"model": {"definition": "desk/m", "serving": "vllm", "image": "docker.io/vllm"},
		}
	{[object.get(finding, "tool", ""), object.get(finding, "model", ""), finding.path] | some finding in found} == {
		["desk/x", "", ["spec", "mcp", "image"]],
		["", "desk/m", ["spec", "serving", "vllm", "image"]],
	}
}
