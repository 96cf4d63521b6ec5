# METADATA
# title: Who may call which agent, asked at each call
# description: >-
#   The runtime asks for `decision` before every call, with who calls and what is sent as `input`, and
#   as `data.environment` what the compile wrote about the agents of its environment. What is
#   not known to be allowed is denied, and so is an answer that the runtime does not get.
# schemas:
#   - input: schema.access
#   - data.environment: schema.access_data
package agents.access

# The obligations that this policy heeds or hands to the runtime, and how their values are read:
# `flag`, `bytes`, `days` or `number`. An agent that names another one does not compile.
obligations := {
	"audit-all-actions": "flag",
	"max-document-size": "bytes",
	"require-authentication": "flag",
	"retain-audit-log": "days",
}

# `obligations` is what the runtime has to do about the call, also about one that is denied.
decision := {
	"allow": count(reasons) == 0,
	"reasons": sort(reasons),
	"obligations": {name: value | some name, value in agent.obligations},
}

reasons contains "The agent is not known in this environment." if not agent

reasons contains "The caller is not known." if not identified

reasons contains "The caller has no role that may call the agent." if not entitled

reasons contains $"The caller may not see data of class \"{class}\"." if {
	some class in agent.dataClasses
	not class in {"public", "internal"}
	not permitted(class)
}

reasons contains "The caller has used up the requests of this hour." if not within_rate

reasons contains "The agent answers authenticated callers only." if {
	agent.obligations["require-authentication"]
	not authenticated
}

reasons contains "The document is larger than the agent takes, or its size is not given." if {
	limit := agent.obligations["max-document-size"]
	not fits(limit)
}

agent := data.environment.agents[input.agent]

identified if {
	is_string(input.user.id)
	input.user.id != ""
}

roles contains role if {
	is_array(input.user.roles)
	some role in input.user.roles
}

entitled if "admin" in roles

# The roles that an agent states are all that may call it.
entitled if {
	some role in agent.roles
	role in roles
}

# Of an agent that states none, its category decides.
entitled if {
	not agent.roles
	"agent_operator" in roles
	is_array(input.user.permissions.categories)
	agent.category in input.user.permissions.categories
}

permitted(class) if {
	is_array(input.user.permissions.dataClasses)
	class in input.user.permissions.dataClasses
}

# The count includes the call that is asked about.
within_rate if {
	is_number(input.user.requestsLastHour)
	is_number(input.user.rateLimit)
	input.user.requestsLastHour >= 0
	input.user.requestsLastHour <= input.user.rateLimit
}

authenticated if input.user.authenticated == true

fits(limit) if {
	is_number(input.request.documentBytes)
	input.request.documentBytes >= 0
	input.request.documentBytes <= limit
}
