package adac.least_privilege.secrets_by_reference_test

import data.adac.least_privilege.secrets_by_reference

test_what_minds_the_rule_is_allowed if {
	count(secrets_by_reference.deny) == 0 with input as {"spec": {"model": {"parameters": {"temperature": 0, "max_tokens": 100}}}}
}

test_what_does_not_is_denied if {
	count(secrets_by_reference.deny) == 1 with input as {"spec": {"model": {"parameters": {"api_key": "x"}}}}
	count(secrets_by_reference.deny) == 1 with input as {"spec": {"model": {"parameters": {"clientSecret": "x"}}}}
}
