# METADATA
# title: Every model has an owner
# description: >-
#   Somebody has to decide when a model is replaced, and to read what its maker publishes.
# custom:
#   severity: error
#   remedy: >-
#     Name a team under `metadata.owners` of the Model.
#   mapping:
#     owasp-llm: [LLM03]
#     owasp-agentic: [ASI04]
#     nist-ai-rmf: [GOVERN]
#     eu-ai-act: ["26"]
package adac.supply_chain.model_owned

deny contains {
	"path": ["spec", "model"],
	"message": $"Nobody owns the model \"{input.model.name}\".",
} if {
	input.model.owned == false
}
