package adac.agency.code_without_secrets_test

import data.adac.agency.code_without_secrets

test_what_minds_the_rule_is_allowed if {
	count(code_without_secrets.deny) == 0 with input as {"tools": [{"name": "a", "tags": ["code-execution"]}]}
	count(code_without_secrets.deny) == 0 with input as {"spec": {"access": {"secrets": ["s"]}}, "tools": [{"name": "a", "tags": []}]}
}

test_what_does_not_is_denied if {
	count(code_without_secrets.deny) == 1 with input as {"spec": {"access": {"secrets": ["s"]}}, "tools": [{"name": "a", "tags": ["code-execution"]}]}
}
