# METADATA
# title: Agents state the data they handle, and regulated data has roles and an audit trail
# description: >-
#   Whoever reviews an agent has to see what data it meets. Personal, health and
#   financial data may be asked for by stated roles only, and every action on it is
#   written down.
# custom:
#   severity: error
#   remedy: >-
#     State `spec.access.dataClasses`. For `pii`, `phi` and `financial` also state `spec.access.roles`
#     and the obligation `audit-all-actions` under `spec.policies`.
#   mapping:
#     owasp-llm: [LLM02]
#     nist-ai-rmf: [GOVERN, MAP]
#     eu-ai-act: ["10", "12"]
package adac.data.handled_data_classes

known := {"public", "internal", "pii", "phi", "financial"}

unregulated := {"public", "internal"}

deny contains {
	"path": ["spec", "access", "dataClasses"],
	"message": "The data classes that the agent handles are not stated.",
} if {
	not stated
}

deny contains {
	"path": ["spec", "access", "dataClasses", index],
	"message": $"The data class \"{class}\" is not known.",
} if {
	some index, class in input.spec.access.dataClasses
	not class in known
}

deny contains {
	"path": ["spec", "access", "roles"],
	"message": $"Data of class \"{class}\" is handled, but no role that may call the agent is stated.",
} if {
	some class in regulated
	not some_role
}

deny contains {
	"path": ["spec", "policies", "audit-all-actions"],
	"message": $"Data of class \"{class}\" is handled without the obligation \"audit-all-actions\".",
} if {
	some class in regulated
	not audited
}

# What is not known to be unregulated counts as regulated.
regulated contains class if {
	some class in input.spec.access.dataClasses
	not class in unregulated
}

stated if {
	is_array(input.spec.access.dataClasses)
	count(input.spec.access.dataClasses) > 0
}

some_role if {
	is_array(input.spec.access.roles)
	count(input.spec.access.roles) > 0
}

audited if input.spec.policies["audit-all-actions"] == true
