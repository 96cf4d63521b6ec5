package adac.least_privilege.egress_bounded_test

import data.adac.least_privilege.egress_bounded

agent(host) := {"spec": {"access": {"egress": ["api.model.example", host]}}}

test_hosts_are_allowed if {
	every host in ["ledger.example", "*.tools.example", "10.0.0.7"] {
		count(egress_bounded.deny) == 0 with input as agent(host)
	}
}

test_everything_is_denied if {
	every host in ["*", "*.com", "*.*", "a.*.example", "*ledger.example", "*.*.example"] {
		{["spec", "access", "egress", 1]} == {finding.path | some finding in egress_bounded.deny} with input as agent(host)
	}
}

test_the_metadata_service_is_denied if {
	every host in ["169.254.169.254", "169.254.170.2", "Metadata.google.internal", "fd00:ec2::254", "fe80::1"] {
		count(egress_bounded.deny) == 1 with input as agent(host)
	}
}

test_a_tools_own_egress_is_looked_at_too if {
	some finding in egress_bounded.deny with input as {"tools": [{"name": "a"}, {"name": "b", "egress": ["*"]}]}
	finding.path == ["spec", "tools", 1]
}

test_a_tools_and_a_models_host_are_looked_at_too if {
	paths := {finding.path | some finding in egress_bounded.deny} with input as {
		"tools": [{"name": "a", "host": "169.254.169.254"}],
		"model": {"name": "m", "host": "169.254.169.254"},
	}
	paths == {["spec", "tools", 0], ["spec", "model"]}
}

test_nothing_declared_is_allowed if {
	count(egress_bounded.deny) == 0 with input as {"spec": {}}
}
