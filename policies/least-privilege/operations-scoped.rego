# METADATA
# title: Operations state the scopes of their token
# description: >-
#   A token without scopes opens the whole system behind a tool, whatever the agent may
#   call.
# custom:
#   severity: error
#   remedy: >-
#     State `scopes` of the operation in the Tool.
#   mapping:
#     owasp-llm: [LLM06]
#     owasp-agentic: [ASI03]
#     nist-ai-rmf: [MANAGE]
package adac.least_privilege.operations_scoped

deny contains {
	"path": ["spec", "tools", index, "allow", position],
	"message": $"The operation \"{operation}\" of tool \"{tool.name}\" states no scopes.",
} if {
	some index, tool in input.tools
	some position, operation in tool.allow
	operation in tool.unscoped
}
