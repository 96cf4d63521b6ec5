# METADATA
# title: An agent holds few secrets
# description: >-
#   Each secret is one more thing that a persuaded agent can give away. Many secrets are
#   many jobs.
# custom:
#   severity: error
#   remedy: >-
#     Divide the agent, or let a tool hold the secret.
#   mapping:
#     owasp-llm: [LLM02, LLM06]
#     owasp-agentic: [ASI03]
#     nist-ai-rmf: [MANAGE]
package adac.least_privilege.secrets_few

deny contains {
	"path": ["spec", "access", "secrets"],
	"message": $"The agent holds {count(input.spec.access.secrets)} secrets, more than 5.",
} if {
	count(input.spec.access.secrets) > 5
}
