# METADATA
# title: Images come from the registries that the project allows
# description: >-
#   What is let into a registry was looked at by somebody. `spec.registries` of adac.yaml lists
#   registries, or paths in them, that images of agents, local tool servers and served models may
#   come from; host and path are compared by whole segments, so that `registry.example` allows
#   `registry.example/adac/python` and not `registry.example.test/python`. An image without a host
#   is one of docker.io. Where the project lists none, the rule is silent.
# custom:
#   severity: error
#   remedy: Copy the image into a registry that `spec.registries` of adac.yaml lists, and name it there.
#   mapping:
#     owasp-llm: [LLM03]
#     owasp-agentic: [ASI04]
#     nist-ai-rmf: [MAP, GOVERN]
#     eu-ai-act: ["15"]
package adac.supply_chain.registry_allowed

deny contains finding(input.image, {"path": ["spec", "runtime", "image"]}) if {
	outside(input.image)
}

deny contains finding(tool.image, {"tool": tool.definition, "path": ["spec", "mcp", "image"]}) if {
	some tool in input.tools
	outside(tool.image)
}

deny contains finding(input.model.image, {
	"model": input.model.definition,
	"path": ["spec", "serving", input.model.serving, "image"],
}) if {
	outside(input.model.image)
}

finding(image, place) := object.union(place, {
	"message": $"The image \"{image}\" comes from none of the registries that the project allows.",
	"help": $"Name an image of {concat(", ", data.project.registries)}, or add its registry to `spec.registries` of adac.yaml.",
})

# An agent without any image is another rule's matter.
outside(image) if {
	is_array(data.project.registries)
	is_string(image)
	image != ""
	not allowed(image)
}

allowed(image) if {
	regex.match(`^[^@\s]+(@sha256:[0-9a-f]{64})?$`, image)
	segments := array.concat(implied(image), written(image))
	count({"", ".", ".."} & {segment | some segment in segments}) == 0
	some registry in data.project.registries
	prefix := split(registry, "/")
	array.slice(segments, 0, count(prefix)) == prefix
}

# Host and path, without tag and digest.
written(image) := array.concat(array.slice(segments, 0, last), [split(segments[last], ":")[0]]) if {
	segments := split(lower(split(image, "@")[0]), "/")
	last := count(segments) - 1
}

# What an image leaves out comes from docker.io.
default implied(_) := []

implied(image) := ["docker.io"] if {
	contains(image, "/")
	not regex.match(`^([^/]*[.:][^/]*|localhost)/`, image)
}

implied(image) := ["docker.io", "library"] if not contains(image, "/")
