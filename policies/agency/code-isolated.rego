# METADATA
# title: Code that a model writes runs in a pod of its own
# description: >-
#   In a pool, code runs beside other agents and sees what they see. A tool tagged `code-
#   execution` runs what the model writes.
# custom:
#   severity: error
#   remedy: >-
#     Host the agent `dedicated` or `serverless`, or take the tool away.
#   mapping:
#     owasp-llm: [LLM05, LLM06]
#     owasp-agentic: [ASI05]
#     nist-ai-rmf: [MANAGE]
package adac.agency.code_isolated

deny contains {
	"path": ["spec", "tools", index],
	"message": $"The tool \"{tool.name}\" runs code, and the agent shares its process with others.",
} if {
	input.hosting.mode == "pooled"
	some index, tool in input.tools
	"code-execution" in tool.tags
}
