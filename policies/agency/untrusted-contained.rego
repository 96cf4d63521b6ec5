# METADATA
# title: Who reads strangers holds no secrets
# description: >-
#   Text by strangers can carry instructions. Together with a secret and a way out, one page
#   is enough to steal it. A tool tagged `untrusted-content` returns such text.
# custom:
#   severity: error
#   remedy: >-
#     Let one agent read, and another that does not read hold the secret.
#   mapping:
#     owasp-llm: [LLM01, LLM02]
#     owasp-agentic: [ASI01]
#     nist-ai-rmf: [MAP, MANAGE]
#     eu-ai-act: ["15"]
package adac.agency.untrusted_contained

deny contains {
	"path": ["spec", "tools", index],
	"message": $"The tool \"{tool.name}\" returns what strangers wrote, and the agent holds secrets and can send them out.",
} if {
	count(input.spec.access.secrets) > 0
	count(input.egress) > 0
	some index, tool in input.tools
	"untrusted-content" in tool.tags
}
