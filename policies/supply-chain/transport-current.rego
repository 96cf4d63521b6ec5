# METADATA
# title: MCP servers are reached by a current transport
# description: >-
#   The Model Context Protocol deprecated HTTP with server-sent events in 2025 for
#   streamable HTTP. What is deprecated is no longer mended.
# custom:
#   severity: error
#   remedy: >-
#     Move the server to `streamable-http`, or start it locally by `stdio`.
#   mapping:
#     owasp-llm: [LLM03]
#     owasp-agentic: [ASI04]
#     nist-ai-rmf: [MANAGE]
package adac.supply_chain.transport_current

deny contains {
	"path": ["spec", "tools", index],
	"message": $"The tool \"{tool.name}\" is reached by the deprecated transport \"sse\".",
} if {
	some index, tool in input.tools
	tool.transport == "sse"
}
