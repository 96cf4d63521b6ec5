# METADATA
# title: At least half of all agents stand on nodes that stay
# description: >-
#   Spot nodes are taken away when many want them, and then all at once. What is left has to be
#   able to go on, so no more than half of the estate's agents stand on them.
# schemas:
#   - input: schema.estate
# custom:
#   severity: error
#   remedy: >-
#     Set `spec.placement.toleratesSpot` to false for agents that have to go on, or add nodes
#     that stay to a cluster.
#   mapping:
#     owasp-llm: [LLM10]
#     owasp-agentic: [ASI08]
#     nist-ai-rmf: [MANAGE]
package adac.estate.spot_share

deny contains {
	"path": ["metadata", "name"],
	"message": $"Of all {total} agents {spot} stand on spot nodes, which is more than half.",
} if {
	spot * 2 > total
}

total := sum([environment.agents | some environment in input.environments])

spot := sum([environment.agentsOnSpot | some environment in input.environments])
