# METADATA
# title: An agent lists the operations of a tool that it may call
# description: >-
#   A tool grows new operations with its next version. Without a list, an agent may
#   call them the day they appear, and nobody decided that it should.
# custom:
#   severity: error
#   remedy: List under `allow` the operations of the tool that the agent needs, each by its name.
#   mapping:
#     owasp-llm: [LLM06]
#     owasp-agentic: [ASI02]
#     nist-ai-rmf: [MANAGE]
#     eu-ai-act: ["14"]
package adac.least_privilege.tools_explicit

deny contains {
	"path": ["spec", "tools", index, "allow"],
	"message": $"The tool \"{shown(tool)}\" has no list of allowed operations.",
} if {
	some index, tool in input.spec.tools
	not has_list(tool)
}

deny contains {
	"path": ["spec", "tools", index, "allow", position],
	"message": $"The tool \"{shown(tool)}\" is allowed by a wildcard.",
} if {
	some index, tool in input.spec.tools
	some position, operation in tool.allow
	is_string(operation)
	contains(operation, "*")
}

deny contains {
	"path": ["spec", "tools"],
	"message": "The tools are not a list.",
} if {
	input.spec.tools
	not is_array(input.spec.tools)
}

has_list(tool) if {
	is_array(tool.allow)
	count(tool.allow) > 0
}

shown(tool) := object.get(tool, "name", "")
