# METADATA
# title: Every host that an agent calls is declared
# description: >-
#   The network policy of an agent opens what is declared and nothing else. A tool or
#   model behind an undeclared host fails at run time, and a reviewer who reads the
#   definition does not see where data goes.
# custom:
#   severity: error
#   remedy: Add the host to the agent's `spec.access.egress`, or for a tool to the tool's own `spec.egress`.
#   mapping:
#     owasp-llm: [LLM02, LLM06]
#     owasp-agentic: [ASI02]
#     nist-ai-rmf: [MAP]
package adac.least_privilege.egress_declared

deny contains {
	"path": ["spec", "tools", index],
	"message": $"The tool \"{tool.name}\" calls \"{tool.host}\", which is not declared as egress.",
} if {
	some index, tool in input.tools
	tool.host
	not declared(tool.host, agents_egress)
	not declared(tool.host, object.get(tool, "egress", []))
}

deny contains {
	"path": ["spec", "model"],
	"message": $"The model \"{input.model.name}\" is called at \"{input.model.host}\", which is not declared as egress.",
} if {
	input.model.host
	not declared(input.model.host, agents_egress)
}

default agents_egress := []

agents_egress := input.spec.access.egress

declared(host, egress) if host in egress

declared(host, egress) if {
	some pattern in egress
	startswith(pattern, "*.")
	endswith(host, trim_prefix(pattern, "*"))
}
