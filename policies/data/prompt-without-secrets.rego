# METADATA
# title: A prompt holds no secret
# description: >-
#   A model can be made to repeat its prompt, and a prompt is written into bundles that many
#   may read.
# custom:
#   severity: error
#   remedy: >-
#     Take the secret out, make a new one, and name its key under `spec.access.secrets`.
#   mapping:
#     owasp-llm: [LLM02, LLM07]
#     owasp-agentic: [ASI03]
#     nist-ai-rmf: [MANAGE]
package adac.data.prompt_without_secrets

deny contains {
	"path": ["spec", "prompt"],
	"message": $"The prompt holds what has the shape of a secret, {input.prompt.secrets} times.",
} if {
	input.prompt.secrets > 0
}
