# METADATA
# title: Egress names hosts, never everything and never the metadata service
# description: >-
#   An agent that may call anything can send anything anywhere. The metadata address of
#   a cloud hands out the node's credentials to whoever asks.
# custom:
#   severity: error
#   remedy: Name the hosts that are needed, or a wildcard below a domain of your own such as `*.tools.example`.
#   mapping:
#     owasp-llm: [LLM02, LLM06]
#     owasp-agentic: [ASI02, ASI03]
#     nist-ai-rmf: [MANAGE]
package adac.least_privilege.egress_bounded

deny contains {
	"path": entry.path,
	"message": $"The egress \"{entry.host}\" allows every host of a top-level domain or of all.",
} if {
	some entry in entries
	too_wide(entry.host)
}

deny contains {
	"path": entry.path,
	"message": $"The egress \"{entry.host}\" reaches the metadata service of a cloud.",
} if {
	some entry in entries
	metadata_service(entry.host)
}

entries contains {"host": host, "path": ["spec", "access", "egress", index]} if {
	some index, host in input.spec.access.egress
}

entries contains {"host": host, "path": ["spec", "tools", index]} if {
	some index, tool in input.tools
	some host in tool.egress
}

entries contains {"host": tool.host, "path": ["spec", "tools", index]} if {
	some index, tool in input.tools
}

entries contains {"host": input.model.host, "path": ["spec", "model"]}

too_wide(host) if {
	contains(host, "*")
	not regex.match(`^\*(\.[^.*]+){2,}$`, host)
}

metadata_service(host) if startswith(host, "169.254.")

metadata_service(host) if lower(host) in {
	"metadata",
	"metadata.google.internal",
	"metadata.azure.internal",
	"100.100.100.200",
	"192.0.0.192",
	"fd00:ec2::254",
	"[fd00:ec2::254]",
}

metadata_service(host) if regex.match(`^\[?fe[89ab][0-9a-f]:`, lower(host))
