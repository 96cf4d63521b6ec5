package adac.least_privilege.egress_named_test

import data.adac.least_privilege.egress_named

test_what_minds_the_rule_is_allowed if {
	count(egress_named.deny) == 0 with input as {"spec": {"access": {"egress": ["ledger.example", "*.a.example", "169.254.169.254"]}}}
}

test_what_does_not_is_denied if {
	count(egress_named.deny) == 1 with input as {"spec": {"access": {"egress": ["10.0.0.7"]}}}
}
