# METADATA
# title: Audit trails are kept for half a year
# description: >-
#   Deployers of high-risk systems keep logs for six months at least. What is found out is
#   found out late.
# custom:
#   severity: error
#   remedy: >-
#     Set the obligation `retain-audit-log` to `184d` or more.
#   mapping:
#     owasp-llm: [LLM06]
#     owasp-agentic: [ASI10]
#     nist-ai-rmf: [GOVERN]
#     eu-ai-act: ["19", "26"]
package adac.audit.retention_long

deny contains {
	"path": ["spec", "policies", "retain-audit-log"],
	"message": "The audit trail is not kept for 184 days.",
} if {
	input.spec.policies["retain-audit-log"]
	not long
}

long if {
	kept := input.spec.policies["retain-audit-log"]
	is_string(kept)
	regex.match(`^[0-9]{1,6}d$`, kept)
	to_number(trim_suffix(kept, "d")) >= 184
}
