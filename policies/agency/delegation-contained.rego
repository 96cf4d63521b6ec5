# METADATA
# title: Delegation does not widen privilege
# description: >-
#   An agent lends its caller whatever it can have done by others. Tasks are handed on under
#   `spec.collaboration.canWorkWith`, and by the lead of a hierarchical team, and from there on by
#   any number of hops. So an agent states every class of regulated data that agents below it
#   state, and where one below it answers certain roles only, it answers no others. Each agent is
#   held against those that it hands tasks to itself: where all of them keep to this, nobody
#   reaches by any number of hops what it does not state. The finding stands at the last agent of
#   a chain that does not state it, once for each link, and shows the chain up to the farthest
#   agent that would have to state it too; those have no finding of their own. What may destroy
#   states its roles (least-privilege/destructive-roles), so its roles speak for it.
# custom:
#   severity: error
#   remedy: >-
#     State what the other agent states under `spec.access` of every agent of the chain, or do
#     not hand tasks to it.
#   mapping:
#     owasp-llm: [LLM02, LLM06]
#     owasp-agentic: [ASI03, ASI07]
#     nist-ai-rmf: [MAP, MANAGE]
#     eu-ai-act: ["14", "15"]
package adac.agency.delegation_contained

deny contains {
	"path": path,
	"message": $"Data of class {enumerated(classes)} is reached through {first.chain}{others(first)}, and \"{first.agent}\" does not state it.",
	"help": $"State {enumerated(classes)} under `spec.access.dataClasses` of \"{first.agent}\" and of whoever hands it tasks, or do not let it hand tasks to \"{first.target}\".",
	"related": array.concat([granted(gain, stated(gain)) | some gain in gains], given(first)),
} if {
	some path in regulated_paths
	gains := [gain | some gain in regulated; gain.path == path]
	classes := [gain.class | some gain in gains]
	first := gains[0]
}

deny contains {
	"path": gain.path,
	"message": $"Anybody reaches \"{gain.target}\" through {gain.chain}{others(gain)}, since \"{gain.agent}\" states no roles.",
	"help": $"State roles among {enumerated(gain.roles)} under `spec.access.roles` of \"{gain.agent}\", or do not let it hand tasks to \"{gain.target}\".",
	"related": array.concat([granted(gain, answered(gain))], given(gain)),
} if {
	some gain in input.delegation.roles
	not gain.path in regulated_paths
	not gain.role
}

deny contains {
	"path": gain.path,
	"message": $"The role \"{gain.role}\" reaches \"{gain.target}\" through {gain.chain}{others(gain)}, and may not call it.",
	"help": $"Take \"{gain.role}\" out of `spec.access.roles` of \"{gain.agent}\", or do not let it hand tasks to \"{gain.target}\".",
	"related": array.concat([granted(gain, answered(gain))], given(gain)),
} if {
	some gain in input.delegation.roles
	not gain.path in regulated_paths
	gain.role
}

# What is not known to be unregulated counts as regulated.
regulated := [gain |
	some gain in input.delegation.dataClasses
	not gain.class in {"public", "internal"}
]

# Where data is gained, its findings come first: who states the class states roles too.
regulated_paths contains gain.path if some gain in regulated

stated(gain) := $"\"{gain.target}\" states data of class \"{gain.class}\"."

answered(gain) := $"\"{gain.target}\" answers {enumerated(gain.roles)} only."

granted(gain, message) := {"agent": gain.grant.agent, "path": gain.grant.path, "message": message}

given(gain) := [{"team": gain.team.id, "path": gain.team.path, "message": "As lead of this team it hands tasks on."}]

given(gain) := [] if not gain.team

enumerated(names) := concat(", ", [$"\"{name}\"" | some name in names])

others(gain) := "" if gain.others == 0

others(gain) := $" (and {gain.others} more)" if gain.others > 0
