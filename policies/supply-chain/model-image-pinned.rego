# METADATA
# title: Served models are pinned by digest
# description: >-
#   The server of a model sees every prompt. Under a moved tag it is another program.
# custom:
#   severity: error
#   remedy: >-
#     Write the image that serves the model with its digest, `name@sha256:…`.
#   mapping:
#     owasp-llm: [LLM03]
#     owasp-agentic: [ASI04]
#     nist-ai-rmf: [MAP, MANAGE]
package adac.supply_chain.model_image_pinned

deny contains {
	"path": ["spec", "model"],
	"message": $"The image \"{input.model.image}\" of model \"{input.model.name}\" is not pinned by a digest.",
} if {
	input.model.image
	not regex.match(`^[^@\s]+@sha256:[0-9a-f]{64}$`, input.model.image)
}
