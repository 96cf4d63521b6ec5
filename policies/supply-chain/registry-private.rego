# METADATA
# title: Images come from a registry of your own
# description: >-
#   A public registry serves whatever somebody pushed. A registry of your own serves what
#   was let in.
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
	split(input.image, "/")[0] in public
}

public := {"docker.io", "gcr.io", "ghcr.io", "index.docker.io", "mcr.microsoft.com", "public.ecr.aws", "quay.io", "registry-1.docker.io"}
