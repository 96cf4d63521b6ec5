# METADATA
# title: Who may call an agent that destroys is stated
# description: >-
#   An agent lends its caller what it may do. Where that is deletion or payment, not
#   everybody may borrow it.
# custom:
#   severity: error
#   remedy: >-
#     State `spec.access.roles`, or take the destructive operations out of `allow`.
#   mapping:
#     owasp-llm: [LLM06]
#     owasp-agentic: [ASI03]
#     nist-ai-rmf: [GOVERN, MANAGE]
#     eu-ai-act: ["14"]
package adac.least_privilege.destructive_roles

deny contains {
	"path": ["spec", "access", "roles"],
	"message": "The agent may destroy, and no role that may call it is stated.",
} if {
	input.destructive == true
	not some_role
	not regulated
}

some_role if count(input.spec.access.roles) > 0

# Of regulated data, data/handled-data-classes asks the same.
regulated if {
	some class in input.spec.access.dataClasses
	not class in {"public", "internal"}
}
