# METADATA
# title: One run costs less than two dollars
# description: >-
#   A run that may cost more is a loop or a job of its own. Two dollars pay for
#   more than half a million tokens of output of a small model.
# custom:
#   severity: error
#   remedy: Set `spec.limits.usdPerRun` below 2, or divide the work into a workflow of smaller runs.
#   mapping:
#     owasp-llm: [LLM10]
#     owasp-agentic: [ASI08]
#     nist-ai-rmf: [MANAGE]
package adac.operations.run_budget_bounded

bound := 2

deny contains {
	"path": ["spec", "limits", "usdPerRun"],
	"message": $"A run may cost {input.limits.usdPerRun} USD, which is not below {bound}.",
} if {
	input.limits.usdPerRun >= bound
}
