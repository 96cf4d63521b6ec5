# METADATA
# title: Models are named by a fixed version
# description: >-
#   `latest` is another model tomorrow, and the agent that was tested with today's
#   is not the agent that runs.
# custom:
#   severity: error
#   remedy: Give the Model an id with a version, such as `claude-3-5-sonnet-20241022`.
#   mapping:
#     owasp-llm: [LLM03]
#     owasp-agentic: [ASI04]
#     nist-ai-rmf: [MAP, MEASURE]
package adac.supply_chain.model_pinned

deny contains {
	"path": ["spec", "model"],
	"message": $"The model \"{input.model.name}\" has the id \"{input.model.id}\", which moves.",
} if {
	regex.match(`(^|[-:@.])latest$`, lower(input.model.id))
}

deny contains {
	"path": ["spec", "model"],
	"message": "The model has no id.",
} if {
	is_object(input.model)
	not has_id
}

has_id if {
	is_string(input.model.id)
	trim_space(input.model.id) != ""
}
