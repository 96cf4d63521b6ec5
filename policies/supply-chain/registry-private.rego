# METADATA
# title: Images come from a registry of your own
# description: >-
#   A public registry serves whatever somebody pushed. A registry of your own serves what
#   was let in. An image without a host comes from docker.io.
# custom:
#   severity: error
#   remedy: >-
#     Copy the image into your own registry and name it there.
#   mapping:
#     owasp-llm: [LLM03]
#     owasp-agentic: [ASI04]
#     nist-ai-rmf: [MAP, GOVERN]
package adac.supply_chain.registry_private

deny contains {
	"path": ["spec", "runtime", "image"],
	"message": $"The image \"{input.image}\" comes from a public registry.",
} if {
	public_image(input.image)
	not left_to_list
}

public_image(image) if split(image, "/")[0] in public

# Of an image that is not pinned either, supply-chain/image-pinned speaks first.
public_image(image) if {
	contains(image, "@")
	not regex.match(`^([^/]*[.:][^/]*|localhost)/`, image)
}

# Where the project lists its registries and this is none of them, supply-chain/registry-allowed speaks.
left_to_list if {
	is_array(data.project.registries)
	not split(input.image, "/")[0] in {split(registry, "/")[0] | some registry in data.project.registries}
}

public := {"docker.io", "gcr.io", "ghcr.io", "index.docker.io", "mcr.microsoft.com", "public.ecr.aws", "quay.io", "registry-1.docker.io"}
