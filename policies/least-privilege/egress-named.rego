# METADATA
# title: Egress names hosts, not addresses
# description: >-
#   An address says nothing to a reviewer, belongs to somebody else tomorrow, and no
#   certificate vouches for it.
# custom:
#   severity: error
#   remedy: >-
#     Name the host.
#   mapping:
#     owasp-llm: [LLM02]
#     owasp-agentic: [ASI02]
#     nist-ai-rmf: [MAP]
package adac.least_privilege.egress_named

deny contains {
	"path": ["spec", "access", "egress", index],
	"message": $"The egress \"{host}\" is an address and not a name.",
} if {
	some index, host in input.spec.access.egress
	regex.match(`^[0-9.]+$`, host)
	not startswith(host, "169.254.")
}
