# METADATA
# title: Who runs code holds no secrets
# description: >-
#   Code that a model writes can read every file of its pod, and secrets are files. A tool
#   tagged `code-execution` runs what the model writes.
# custom:
#   severity: error
#   remedy: >-
#     Give the secret to another agent, or to the tool.
#   mapping:
#     owasp-llm: [LLM02, LLM05]
#     owasp-agentic: [ASI05, ASI03]
#     nist-ai-rmf: [MANAGE]
package adac.agency.code_without_secrets

deny contains {
	"path": ["spec", "tools", index],
	"message": $"The tool \"{tool.name}\" runs code, and the agent holds secrets.",
} if {
	count(input.spec.access.secrets) > 0
	some index, tool in input.tools
	"code-execution" in tool.tags
}
