package adac.least_privilege.secrets_few_test

import data.adac.least_privilege.secrets_few

test_what_minds_the_rule_is_allowed if {
	count(secrets_few.deny) == 0 with input as {"spec": {"access": {"secrets": ["a", "b", "c", "d", "e"]}}}
	count(secrets_few.deny) == 0 with input as {}
}

test_what_does_not_is_denied if {
	count(secrets_few.deny) == 1 with input as {"spec": {"access": {"secrets": ["a", "b", "c", "d", "e", "f"]}}}
}
