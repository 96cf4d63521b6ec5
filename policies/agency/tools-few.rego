# METADATA
# title: An agent has few tools
# description: >-
#   The more tools an agent has, the worse it chooses among them, and the more a persuaded
#   one can do.
# custom:
#   severity: error
#   remedy: >-
#     Divide the agent into several with ten tools or fewer.
#   mapping:
#     owasp-llm: [LLM06]
#     owasp-agentic: [ASI02]
#     nist-ai-rmf: [MANAGE]
package adac.agency.tools_few

deny contains {
	"path": ["spec", "tools"],
	"message": $"The agent has {count(input.spec.tools)} tools, more than 10.",
} if {
	count(input.spec.tools) > 10
}
