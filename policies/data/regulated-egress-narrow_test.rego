package adac.data.regulated_egress_narrow_test

import data.adac.data.regulated_egress_narrow

test_what_minds_the_rule_is_allowed if {
	count(regulated_egress_narrow.deny) == 0 with input as {"spec": {"access": {"dataClasses": ["pii"], "egress": ["a.example"]}}}
	count(regulated_egress_narrow.deny) == 0 with input as {"spec": {"access": {"dataClasses": ["internal"], "egress": ["*.a.example"]}}}
}

test_what_does_not_is_denied if {
	count(regulated_egress_narrow.deny) == 1 with input as {"spec": {"access": {"dataClasses": ["phi"], "egress": ["*.a.example"]}}}
}
