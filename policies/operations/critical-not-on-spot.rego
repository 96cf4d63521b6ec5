# METADATA
# title: What is critical does not run on spot nodes
# description: >-
#   A spot node is taken away within two minutes, most likely when everybody needs one.
# custom:
#   severity: error
#   remedy: >-
#     Set `spec.placement.toleratesSpot` to false, or lower the priority.
#   mapping:
#     owasp-llm: [LLM10]
#     nist-ai-rmf: [MANAGE]
package adac.operations.critical_not_on_spot

deny contains {
	"path": ["spec", "placement", "toleratesSpot"],
	"message": "The agent is critical and may run on nodes that can be reclaimed.",
} if {
	input.spec.placement.priority == "critical"
	input.spec.placement.toleratesSpot == true
}
