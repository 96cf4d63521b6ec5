# METADATA
# title: A destructive operation asks a person first
# description: >-
#   A model can be talked into calling a tool. Where the call deletes or pays, a
#   person has to say yes, every time.
# custom:
#   severity: error
#   remedy: Set `requiresConfirmation` on the tool, or take the destructive operations out of `allow`.
#   mapping:
#     owasp-llm: [LLM01, LLM06]
#     owasp-agentic: [ASI02]
#     nist-ai-rmf: [MANAGE]
#     eu-ai-act: ["14"]
package adac.least_privilege.destructive_confirmed

deny contains {
	"path": ["spec", "tools", index],
	"message": $"The operation \"{operation}\" of tool \"{tool.name}\" is destructive and needs no confirmation.",
} if {
	some index, tool in input.tools
	not confirmed(tool)
	some operation in tool.destructive
	may_call(tool, operation)
}

confirmed(tool) if tool.requiresConfirmation == true

may_call(tool, operation) if operation in tool.allow

# Without a list every operation may be called.
may_call(tool, _) if not tool.allow
