# METADATA
# title: What costs money has a budget
# description: >-
#   A placement that grows is noticed where somebody has said how much it may cost.
# schemas:
#   - input: schema.estate
# custom:
#   severity: error
#   remedy: State `spec.budget.usdPerMonth` of the environment.
#   mapping:
#     owasp-llm: [LLM10]
#     nist-ai-rmf: [GOVERN, MEASURE]
package adac.estate.budgets_named

deny contains {
	"environment": environment.name,
	"path": ["spec", "budget"],
	"message": $"Environment \"{environment.name}\" may cost {ceil(environment.usdPerMonth.maximum)} USD a month and names no budget.",
} if {
	some environment in input.environments
	environment.usdPerMonth.maximum > 0
	not environment.usdPerMonth.budget
}
