# METADATA
# title: Callers of an agent that destroys are authenticated
# description: >-
#   Roles protect only where it is known who calls.
# custom:
#   severity: error
#   remedy: >-
#     Add `require-authentication` under `spec.policies`.
#   mapping:
#     owasp-llm: [LLM06]
#     owasp-agentic: [ASI03]
#     nist-ai-rmf: [MANAGE]
package adac.least_privilege.destructive_authenticated

deny contains {
	"path": ["spec", "policies", "require-authentication"],
	"message": "The agent may destroy without the obligation \"require-authentication\".",
} if {
	input.destructive == true
	not regulated
	not obliged
}

obliged if input.spec.policies["require-authentication"] == true

# Of regulated data, data/regulated-authenticated asks the same.
regulated if {
	some class in input.spec.access.dataClasses
	not class in {"public", "internal"}
}
