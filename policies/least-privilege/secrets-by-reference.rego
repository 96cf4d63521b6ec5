# METADATA
# title: Secrets are references
# description: >-
#   Parameters of a model are written into manifests and bundles, which many may read.
# custom:
#   severity: error
#   remedy: >-
#     Keep the value in a secret store, and name its key under `spec.access.secrets`.
#   mapping:
#     owasp-llm: [LLM02]
#     owasp-agentic: [ASI03]
#     nist-ai-rmf: [MANAGE]
package adac.least_privilege.secrets_by_reference

deny contains {
	"path": ["spec", "model", "parameters", key],
	"message": $"The parameter \"{key}\" looks like a secret.",
} if {
	some key, _ in input.spec.model.parameters
	regex.match(`(?i)^(api[-_]?key|.*(secret|password|credential)s?|(access|auth|bearer)[-_]?token|authorization)$`, key)
}
