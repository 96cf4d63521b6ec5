package adac.data.prompt_visible_test

import data.adac.data.prompt_visible

test_what_minds_the_rule_is_allowed if {
	count(prompt_visible.deny) == 0 with input as {"prompt": {"hidden": []}}
	count(prompt_visible.deny) == 0 with input as {}
}

test_what_does_not_is_denied if {
	count(prompt_visible.deny) == 1 with input as {"prompt": {"hidden": ["U+200B"]}}
}
