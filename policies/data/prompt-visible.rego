# METADATA
# title: A prompt holds nothing that a reader does not see
# description: >-
#   Hidden characters carry instructions past whoever reviews a prompt, and the model reads
#   them.
# custom:
#   severity: error
#   remedy: >-
#     Delete the hidden characters.
#   mapping:
#     owasp-llm: [LLM01]
#     owasp-agentic: [ASI01]
#     nist-ai-rmf: [MEASURE]
#     eu-ai-act: ["15"]
package adac.data.prompt_visible

deny contains {
	"path": ["spec", "prompt"],
	"message": $"The prompt holds the hidden character {character}.",
} if {
	some character in input.prompt.hidden
}
