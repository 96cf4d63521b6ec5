# METADATA
# title: Who asks for regulated data is authenticated
# description: >-
#   Roles protect personal, health and financial data only where it is known who calls.
# custom:
#   severity: error
#   remedy: >-
#     Add `require-authentication` under `spec.policies`.
#   mapping:
#     owasp-llm: [LLM02]
#     owasp-agentic: [ASI03]
#     nist-ai-rmf: [GOVERN, MANAGE]
#     eu-ai-act: ["10"]
package adac.data.regulated_authenticated

deny contains {
	"path": ["spec", "policies", "require-authentication"],
	"message": "Regulated data is handled without the obligation \"require-authentication\".",
} if {
	regulated
	not obliged
}

obliged if input.spec.policies["require-authentication"] == true

regulated if {
	some class in input.spec.access.dataClasses
	not class in {"public", "internal"}
}
