# METADATA
# title: A day has a bounded number of tokens
# description: >-
#   Whoever makes an agent talk makes its owner pay. A daily bound keeps an attack on the
#   budget to one day.
# custom:
#   severity: error
#   remedy: >-
#     Set `spec.limits.tokensPerDay` to at most 10000000.
#   mapping:
#     owasp-llm: [LLM06, LLM10]
#     owasp-agentic: [ASI08]
#     nist-ai-rmf: [MANAGE]
#     eu-ai-act: ["14"]
package adac.agency.tokens_bounded

deny contains {
	"path": ["spec", "limits", "tokensPerDay"],
	"message": "The agent has no limit \"tokensPerDay\" of at most 10000000 tokens.",
} if {
	not bounded
}

bounded if {
	is_number(input.limits.tokensPerDay)
	input.limits.tokensPerDay > 0
	input.limits.tokensPerDay <= 10000000
}
