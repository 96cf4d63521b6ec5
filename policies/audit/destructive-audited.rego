# METADATA
# title: What an agent destroys is written down
# description: >-
#   After a deletion or a payment somebody asks who asked for it. Only a trail can say.
# custom:
#   severity: error
#   remedy: >-
#     Add `audit-all-actions` under `spec.policies`.
#   mapping:
#     owasp-llm: [LLM06]
#     owasp-agentic: [ASI10]
#     nist-ai-rmf: [GOVERN, MEASURE]
#     eu-ai-act: ["12"]
package adac.audit.destructive_audited

deny contains {
	"path": ["spec", "policies", "audit-all-actions"],
	"message": "The agent may destroy without the obligation \"audit-all-actions\".",
} if {
	input.destructive == true
	not regulated
	not obliged
}

obliged if input.spec.policies["audit-all-actions"] == true

# Of regulated data, data/handled-data-classes asks the same.
regulated if {
	some class in input.spec.access.dataClasses
	not class in {"public", "internal"}
}
