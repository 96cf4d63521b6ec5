# METADATA
# title: What failed half-way is kept
# description: >-
#   A run that may destroy and failed may have got half-way. Without a dead-letter queue
#   nobody knows which.
# custom:
#   severity: error
#   remedy: >-
#     Set `spec.reliability.deadLetterQueue`.
#   mapping:
#     owasp-llm: [LLM06]
#     owasp-agentic: [ASI08]
#     nist-ai-rmf: [MANAGE]
#     eu-ai-act: ["12"]
package adac.operations.destructive_kept

deny contains {
	"path": ["spec", "reliability", "deadLetterQueue"],
	"message": "The agent may destroy, and nothing keeps the runs that failed.",
} if {
	input.destructive == true
	not input.spec.reliability.deadLetterQueue
}
