package adac.least_privilege.tools_encrypted_test

import data.adac.least_privilege.tools_encrypted

test_what_minds_the_rule_is_allowed if {
	count(tools_encrypted.deny) == 0 with input as {"tools": [{"name": "a", "scheme": "https"}, {"name": "b"}]}
}

test_what_does_not_is_denied if {
	count(tools_encrypted.deny) == 1 with input as {"tools": [{"name": "a", "scheme": "http"}]}
}
