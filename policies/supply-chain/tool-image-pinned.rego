# METADATA
# title: Local tool servers are pinned by digest
# description: >-
#   A local server runs beside the agent with what the agent may do. Under a moved tag it is
#   another program.
# custom:
#   severity: error
#   remedy: >-
#     Write the image of the tool with its digest, `name@sha256:…`.
#   mapping:
#     owasp-llm: [LLM03]
#     owasp-agentic: [ASI04]
#     nist-ai-rmf: [MAP, MANAGE]
package adac.supply_chain.tool_image_pinned

deny contains {
	"path": ["spec", "tools", index],
	"message": $"The image \"{tool.image}\" of tool \"{tool.name}\" is not pinned by a digest.",
} if {
	some index, tool in input.tools
	tool.image
	not regex.match(`^[^@\s]+@sha256:[0-9a-f]{64}$`, tool.image)
}
