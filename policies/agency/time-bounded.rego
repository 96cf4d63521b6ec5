# METADATA
# title: A run ends within an hour
# description: >-
#   What runs for hours is a workflow: its steps can be watched and stopped, one run cannot.
# custom:
#   severity: error
#   remedy: >-
#     Set `spec.limits.timeout` to at most `1h`, or divide the work into a workflow.
#   mapping:
#     owasp-llm: [LLM10]
#     owasp-agentic: [ASI08]
#     nist-ai-rmf: [MANAGE]
package adac.agency.time_bounded

deny contains {
	"path": ["spec", "limits", "timeout"],
	"message": "A run may take longer than an hour.",
} if {
	input.limits.timeoutMilliseconds > 3600000
}
