package adac.least_privilege.egress_declared_test

import data.adac.least_privilege.egress_declared

tool := {"name": "ledger", "host": "ledger.example"}

model := {"name": "claude", "host": "api.model.example"}

test_the_agents_egress_covers_tool_and_model if {
	count(egress_declared.deny) == 0 with input as {
		"spec": {"access": {"egress": ["ledger.example", "api.model.example"]}},
		"tools": [tool],
		"model": model,
	}
}

test_the_tools_own_egress_covers_the_tool if {
	count(egress_declared.deny) == 0 with input as {"tools": [object.union(tool, {"egress": ["ledger.example"]})]}
}

test_a_wildcard_covers_what_lies_below_it if {
	count(egress_declared.deny) == 0 with input as {
		"spec": {"access": {"egress": ["*.model.example"]}},
		"model": model,
	}
}

test_a_wildcard_does_not_cover_its_own_name_or_a_longer_one if {
	every host in ["model.example", "evilmodel.example"] {
		count(egress_declared.deny) == 1 with input as {
			"spec": {"access": {"egress": ["*.model.example"]}},
			"model": {"name": "claude", "host": host},
		}
	}
}

test_an_undeclared_tool_is_denied_where_it_is_used if {
	some finding in egress_declared.deny with input as {"tools": [{"name": "local"}, tool]}
	finding.path == ["spec", "tools", 1]
	finding.message == "The tool \"ledger\" calls \"ledger.example\", which is not declared as egress."
}

test_an_undeclared_model_is_denied if {
	some finding in egress_declared.deny with input as {"model": model}
	finding.path == ["spec", "model"]
}

test_a_local_tool_and_a_served_model_call_nobody if {
	count(egress_declared.deny) == 0 with input as {"tools": [{"name": "local"}], "model": {"name": "own"}}
}
