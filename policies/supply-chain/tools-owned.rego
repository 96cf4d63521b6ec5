# METADATA
# title: Every tool has an owner
# description: >-
#   A tool that nobody answers for is not mended when it turns out to be dangerous.
# custom:
#   severity: error
#   remedy: >-
#     Name a team under `metadata.owners` of the Tool.
#   mapping:
#     owasp-llm: [LLM03]
#     owasp-agentic: [ASI04]
#     nist-ai-rmf: [GOVERN]
package adac.supply_chain.tools_owned

deny contains {
	"path": ["spec", "tools", index],
	"message": $"Nobody owns the tool \"{tool.name}\".",
} if {
	some index, tool in input.tools
	tool.owned == false
}
