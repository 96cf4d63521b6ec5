# METADATA
# title: Tools are reached over TLS
# description: >-
#   Without TLS anybody on the way reads what the agent sends, and writes what it is told.
# custom:
#   severity: error
#   remedy: >-
#     Give the tool an `https` address.
#   mapping:
#     owasp-llm: [LLM02]
#     owasp-agentic: [ASI07]
#     nist-ai-rmf: [MANAGE]
package adac.least_privilege.tools_encrypted

deny contains {
	"path": ["spec", "tools", index],
	"message": $"The tool \"{tool.name}\" is called without TLS.",
} if {
	some index, tool in input.tools
	tool.scheme == "http"
}
