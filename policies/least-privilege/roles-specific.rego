# METADATA
# title: Roles name somebody in particular
# description: >-
#   A role that everybody has lets everybody call the agent, with all that the agent may do.
# custom:
#   severity: error
#   remedy: >-
#     Name the roles whose work needs the agent.
#   mapping:
#     owasp-llm: [LLM06]
#     owasp-agentic: [ASI03]
#     nist-ai-rmf: [GOVERN]
package adac.least_privilege.roles_specific

deny contains {
	"path": ["spec", "access", "roles", index],
	"message": $"The role \"{role}\" is everybody.",
} if {
	some index, role in input.spec.access.roles
	lower(role) in {"*", "all", "anonymous", "any", "anyone", "authenticated", "everybody", "everyone", "public"}
}
