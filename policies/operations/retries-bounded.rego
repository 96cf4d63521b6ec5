# METADATA
# title: A run is repeated a few times at most
# description: >-
#   Repeats multiply cost, and hit a system that fails when it is weakest.
# custom:
#   severity: error
#   remedy: >-
#     Set `spec.reliability.retries.max` to at most 5.
#   mapping:
#     owasp-llm: [LLM10]
#     owasp-agentic: [ASI08]
#     nist-ai-rmf: [MANAGE]
package adac.operations.retries_bounded

deny contains {
	"path": ["spec", "reliability", "retries", "max"],
	"message": $"A run is repeated {input.spec.reliability.retries.max} times, more than 5.",
} if {
	input.spec.reliability.retries.max > 5
}
