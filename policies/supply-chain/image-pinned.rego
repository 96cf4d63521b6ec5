# METADATA
# title: Images are pinned by digest
# description: >-
#   A tag can be moved to another image after it was reviewed. A digest cannot:
#   what runs is what was looked at.
# custom:
#   severity: error
#   remedy: Write the image with its digest, `name@sha256:…`, or use a preset that `spec.images` of adac.yaml maps to one.
#   mapping:
#     owasp-llm: [LLM03]
#     owasp-agentic: [ASI04]
#     nist-ai-rmf: [MAP, MANAGE]
package adac.supply_chain.image_pinned

deny contains {
	"path": ["spec", "runtime", "image"],
	"message": $"The image \"{shown}\" is not pinned by a digest.",
} if {
	not pinned
}

pinned if {
	regex.match(`^[^@\s]+@sha256:[0-9a-f]{64}$`, input.image)
}

default shown := ""

shown := input.image
