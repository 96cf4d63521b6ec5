# METADATA
# title: What destroys does not run by the clock
# description: >-
#   A scheduled run has nobody at the other end who could say no.
# custom:
#   severity: error
#   remedy: >-
#     Host the agent in another way, or take the destructive operations out of `allow`.
#   mapping:
#     owasp-llm: [LLM06]
#     owasp-agentic: [ASI02, ASI09]
#     nist-ai-rmf: [MANAGE]
#     eu-ai-act: ["14"]
package adac.agency.destructive_attended

deny contains {
	"path": ["spec", "hosting"],
	"message": "The agent may destroy, and runs by a schedule with nobody there to confirm.",
} if {
	input.destructive == true
	input.hosting.mode == "scheduled"
}
