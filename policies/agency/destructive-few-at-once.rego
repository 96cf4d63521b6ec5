# METADATA
# title: What destroys runs a few times at once
# description: >-
#   A mistake that is made a hundred times at once is made before anybody sees the first.
# custom:
#   severity: error
#   remedy: >-
#     Set `spec.limits.maxConcurrent` to at most 10.
#   mapping:
#     owasp-llm: [LLM06]
#     owasp-agentic: [ASI08]
#     nist-ai-rmf: [MANAGE]
package adac.agency.destructive_few_at_once

deny contains {
	"path": ["spec", "limits", "maxConcurrent"],
	"message": "The agent may destroy, and no limit of at most 10 runs at a time is set.",
} if {
	input.destructive == true
	not few
}

few if {
	is_number(input.limits.maxConcurrent)
	input.limits.maxConcurrent <= 10
}
