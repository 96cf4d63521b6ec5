package agents.access_test

import data.agents.access

environment := {"name": "edge", "agents": {
	"desk/sorter": {"category": "desk"},
	"desk/ledger": {"category": "desk", "roles": ["bookkeeper"], "dataClasses": ["internal", "financial"]},
	"desk/reader": {"category": "desk", "obligations": {
		"require-authentication": true,
		"audit-all-actions": true,
		"max-document-size": 1000,
	}},
	"desk/nobody": {"category": "desk", "roles": []},
}}

operator := {
	"id": "ana",
	"roles": ["agent_operator"],
	"permissions": {"categories": ["desk"]},
	"rateLimit": 10,
	"requestsLastHour": 10,
}

asked(agent, changes) := object.union({"agent": agent, "user": operator}, changes)

decide(request) := answer if {
	answer := access.decision with input as request with data.environment as environment
}

reasons(request) := decide(request).reasons

test_an_operator_of_the_category_is_allowed if {
	decide(asked("desk/sorter", {})) == {"allow": true, "reasons": [], "obligations": {}}
}

test_an_operator_of_another_category_is_denied if {
	no_role := ["The caller has no role that may call the agent."]
	reasons(asked("desk/sorter", {"user": {"permissions": {"categories": ["health"]}}})) == no_role
	reasons(asked("desk/sorter", {"user": {"permissions": {"categories": "desk"}}})) == no_role
	reasons(asked("desk/sorter", {"user": {"permissions": {"categories": {"x": "desk"}}}})) == no_role
	reasons(asked("desk/sorter", {"user": {"roles": ["reader"]}})) == no_role
	reasons(asked("desk/sorter", {"user": {"roles": "agent_operator"}})) == no_role
}

test_an_administrator_is_allowed_without_category if {
	decide(asked("desk/sorter", {"user": {"roles": ["admin"], "permissions": {}}})).allow
	decide(asked("desk/nobody", {"user": {"roles": ["admin"], "permissions": {}}})).allow
}

test_stated_roles_are_all_that_may_call if {
	cleared := {"permissions": {"categories": ["desk"], "dataClasses": ["financial"]}}
	decide(asked("desk/ledger", {"user": object.union(cleared, {"roles": ["bookkeeper"]})})).allow
	not decide(asked("desk/ledger", {"user": cleared})).allow
	not decide(asked("desk/nobody", {})).allow
}

test_regulated_data_needs_its_permission if {
	denied := ["The caller may not see data of class \"financial\"."]
	reasons(asked("desk/ledger", {"user": {"roles": ["bookkeeper"]}})) == denied
	reasons(asked("desk/ledger", {"user": {"roles": ["admin"], "permissions": {"dataClasses": "financial"}}})) == denied
}

test_the_rate_is_limited if {
	used_up := ["The caller has used up the requests of this hour."]
	reasons(asked("desk/sorter", {"user": {"requestsLastHour": 11}})) == used_up
	reasons(asked("desk/sorter", {"user": {"requestsLastHour": -1}})) == used_up
	reasons(asked("desk/sorter", {"user": {"requestsLastHour": "1"}})) == used_up
	reasons(asked("desk/sorter", {"user": {"rateLimit": null}})) == used_up
	reasons(asked("desk/sorter", {"user": {"roles": ["admin"], "requestsLastHour": 11}})) == used_up
}

test_authentication_is_required_where_the_agent_says_so if {
	document := {"request": {"documentBytes": 1000}}
	denied := ["The agent answers authenticated callers only."]
	reasons(asked("desk/reader", document)) == denied
	reasons(asked("desk/reader", object.union(document, {"user": {"authenticated": "yes"}}))) == denied
	decide(asked("desk/reader", object.union(document, {"user": {"authenticated": true}}))).allow
}

test_documents_are_bounded_where_the_agent_says_so if {
	known := {"user": {"authenticated": true}}
	denied := ["The document is larger than the agent takes, or its size is not given."]
	reasons(asked("desk/reader", known)) == denied
	reasons(asked("desk/reader", object.union(known, {"request": {"documentBytes": 1001}}))) == denied
	reasons(asked("desk/reader", object.union(known, {"request": {"documentBytes": "1"}}))) == denied
}

test_what_the_runtime_owes_is_said_of_denied_calls_too if {
	decide(asked("desk/reader", {"user": {"roles": []}})).obligations == {
		"require-authentication": true,
		"audit-all-actions": true,
		"max-document-size": 1000,
	}
}

test_what_is_unknown_is_denied if {
	"The agent is not known in this environment." in reasons(asked("desk/other", {}))
	"The agent is not known in this environment." in reasons({"user": operator})
	"The caller is not known." in reasons(asked("desk/sorter", {"user": {"id": ""}}))
	"The caller is not known." in reasons(asked("desk/sorter", {"user": {"id": 7}}))
	every request in [{}, null, [], "desk/sorter", {"agent": "desk/sorter"}] {
		not decide(request).allow
	}
}

test_without_data_nothing_is_allowed if {
	answer := access.decision with input as asked("desk/sorter", {"user": {"roles": ["admin"]}})
	answer.allow == false
}

test_the_obligations_that_are_known if {
	access.obligations["require-authentication"] == "flag"
	{kind | some kind in access.obligations} == {"flag", "bytes", "days"}
}
