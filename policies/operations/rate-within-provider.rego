# METADATA
# title: An agent asks its model no more often than the provider allows
# description: >-
#   A provider refuses what comes above its rate. An agent that may ask more often
#   than that fails under load, and takes the other agents' share with it.
# custom:
#   severity: error
#   remedy: Lower `spec.limits.requestsPerMinute` to the model's `spec.limits.requestsPerMinute`, or choose another model.
#   mapping:
#     owasp-llm: [LLM10]
#     nist-ai-rmf: [MANAGE]
package adac.operations.rate_within_provider

deny contains {
	"path": ["spec", "limits", "requestsPerMinute"],
	"message": $"{input.limits.requestsPerMinute} requests per minute are more than the {input.model.requestsPerMinute} that the provider of model \"{input.model.name}\" allows.",
} if {
	input.limits.requestsPerMinute > input.model.requestsPerMinute
}
