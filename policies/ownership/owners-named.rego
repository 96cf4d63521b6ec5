# METADATA
# title: Every agent names its owners
# description: >-
#   Somebody has to answer for what an agent does, at three in the morning too.
#   An agent without an owner is found out only when it fails.
# custom:
#   severity: error
#   remedy: Name a team or a person under `metadata.owners`, or for a whole namespace under `spec.defaults` of adac.yaml.
#   mapping:
#     owasp-llm: [LLM06]
#     nist-ai-rmf: [GOVERN]
#     eu-ai-act: ["26"]
package adac.ownership.owners_named

deny contains {
	"path": ["metadata", "owners"],
	"message": "No owner is named.",
} if {
	not some_owner
}

deny contains {
	"path": ["metadata", "owners", index],
	"message": "An owner's name is blank.",
} if {
	some index, owner in input.metadata.owners
	not named(owner)
}

some_owner if {
	is_array(input.metadata.owners)
	count(input.metadata.owners) > 0
}

named(owner) if {
	is_string(owner)
	trim_space(owner) != ""
}
