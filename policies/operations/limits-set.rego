# METADATA
# title: Every agent has a time, rate and cost limit
# description: >-
#   An agent without limits runs until somebody notices. A time limit ends a call
#   that hangs, a rate limit keeps one agent from using up what all share, and a
#   cost limit ends a loop before the invoice does.
# custom:
#   severity: error
#   remedy: Set `timeout`, `requestsPerMinute` and `usdPerRun` under `spec.limits`, or for a whole namespace under `spec.defaults` of adac.yaml.
#   mapping:
#     owasp-llm: [LLM10]
#     owasp-agentic: [ASI08]
#     nist-ai-rmf: [MANAGE]
package adac.operations.limits_set

required := ["timeout", "requestsPerMinute", "usdPerRun"]

deny contains {
	"path": ["spec", "limits", name],
	"message": $"The limit \"{name}\" is not set.",
} if {
	some name in required
	not is_set_to_something(name)
}

is_set_to_something("timeout") if {
	input.limits.timeoutMilliseconds > 0
}

is_set_to_something(name) if {
	name != "timeout"
	is_number(input.limits[name])
	input.limits[name] > 0
}
