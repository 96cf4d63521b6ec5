# METADATA
# title: A run ends after a bounded number of steps
# description: >-
#   An agent that is led in circles goes on until something stops it. A bound on steps stops
#   it before cost or time do.
# custom:
#   severity: error
#   remedy: >-
#     Set `spec.limits.maxSteps` to at most 100.
#   mapping:
#     owasp-llm: [LLM06, LLM10]
#     owasp-agentic: [ASI08]
#     nist-ai-rmf: [MANAGE]
#     eu-ai-act: ["14"]
package adac.agency.steps_bounded

deny contains {
	"path": ["spec", "limits", "maxSteps"],
	"message": "The agent has no limit \"maxSteps\" of at most 100 steps.",
} if {
	not bounded
}

bounded if {
	is_number(input.limits.maxSteps)
	input.limits.maxSteps > 0
	input.limits.maxSteps <= 100
}
