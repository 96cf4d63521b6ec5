package adac.least_privilege.tools_explicit_test

import data.adac.least_privilege.tools_explicit

agent(tool) := {"spec": {"tools": [{"name": "fine", "allow": ["read"]}, tool]}}

test_a_list_is_allowed if {
	count(tools_explicit.deny) == 0 with input as agent({"name": "ledger", "allow": ["read", "search"]})
}

test_no_tools_are_allowed if {
	count(tools_explicit.deny) == 0 with input as {"spec": {}}
}

test_no_list_is_denied if {
	some finding in tools_explicit.deny with input as agent({"name": "ledger"})
	finding.path == ["spec", "tools", 1, "allow"]
	finding.message == "The tool \"ledger\" has no list of allowed operations."
}

test_an_empty_list_is_denied if {
	count(tools_explicit.deny) == 1 with input as agent({"name": "ledger", "allow": []})
}

test_a_wildcard_is_denied_where_it_stands if {
	every operation in ["*", "read*"] {
		some finding in tools_explicit.deny with input as agent({"name": "ledger", "allow": ["read", operation]})
		finding.path == ["spec", "tools", 1, "allow", 1]
	}
}

test_a_mapping_of_tools_is_denied if {
	some finding in tools_explicit.deny with input as {"spec": {"tools": {"ledger": {"allow": ["read"]}}}}
	finding.path == ["spec", "tools"]
}
