package adac.least_privilege.destructive_confirmed_test

import data.adac.least_privilege.destructive_confirmed

agent(overrides) := {"tools": [object.union(
	{"name": "ledger", "allow": ["read", "delete"], "destructive": ["delete"], "requiresConfirmation": false},
	overrides,
)]}

test_confirmed_is_allowed if {
	count(destructive_confirmed.deny) == 0 with input as agent({"requiresConfirmation": true})
}

test_a_destructive_operation_that_may_not_be_called_is_allowed if {
	count(destructive_confirmed.deny) == 0 with input as agent({"allow": ["read"]})
}

test_unconfirmed_is_denied if {
	some finding in destructive_confirmed.deny with input as agent({})
	finding.path == ["spec", "tools", 0]
	finding.message == "The operation \"delete\" of tool \"ledger\" is destructive and needs no confirmation."
}

test_no_list_allows_everything_and_is_denied if {
	tool := object.remove(agent({}).tools[0], ["allow"])
	count(destructive_confirmed.deny) == 1 with input as {"tools": [tool]}
}

test_a_missing_answer_is_no_confirmation if {
	tool := object.remove(agent({}).tools[0], ["requiresConfirmation"])
	count(destructive_confirmed.deny) == 1 with input as {"tools": [tool]}
}
