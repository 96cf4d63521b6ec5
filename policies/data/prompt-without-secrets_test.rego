package adac.data.prompt_without_secrets_test

import data.adac.data.prompt_without_secrets

test_what_minds_the_rule_is_allowed if {
	count(prompt_without_secrets.deny) == 0 with input as {"prompt": {"secrets": 0}}
	count(prompt_without_secrets.deny) == 0 with input as {}
}

test_what_does_not_is_denied if {
	count(prompt_without_secrets.deny) == 1 with input as {"prompt": {"secrets": 1}}
}
