# METADATA
# title: Regulated data goes to named hosts
# description: >-
#   A wildcard also covers hosts that somebody registers tomorrow. Where personal data goes
#   has to be known today.
# custom:
#   severity: error
#   remedy: >-
#     Name each host.
#   mapping:
#     owasp-llm: [LLM02]
#     owasp-agentic: [ASI02]
#     nist-ai-rmf: [MAP]
#     eu-ai-act: ["10"]
package adac.data.regulated_egress_narrow

deny contains {
	"path": ["spec", "access", "egress", index],
	"message": $"The egress \"{host}\" is a wildcard, and the agent handles regulated data.",
} if {
	regulated
	some index, host in input.spec.access.egress
	startswith(host, "*.")
}

regulated if {
	some class in input.spec.access.dataClasses
	not class in {"public", "internal"}
}
