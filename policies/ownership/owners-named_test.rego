package adac.ownership.owners_named_test

import data.adac.ownership.owners_named

test_an_owner_is_enough if {
	count(owners_named.deny) == 0 with input as {"metadata": {"owners": ["team-finance"]}}
}

test_no_metadata_is_denied if {
	paths := {finding.path | some finding in owners_named.deny} with input as {}
	paths == {["metadata", "owners"]}
}

test_an_empty_list_is_denied if {
	count(owners_named.deny) == 1 with input as {"metadata": {"owners": []}}
}

test_a_text_is_no_list if {
	count(owners_named.deny) == 1 with input as {"metadata": {"owners": "team-finance"}}
}

test_a_blank_name_is_denied_where_it_stands if {
	paths := {finding.path | some finding in owners_named.deny} with input as {"metadata": {"owners": ["a", "  "]}}
	paths == {["metadata", "owners", 1]}
}
