package adac.data.regulated_authenticated_test

import data.adac.data.regulated_authenticated

test_what_minds_the_rule_is_allowed if {
	count(regulated_authenticated.deny) == 0 with input as object.union({"spec": {"access": {"dataClasses": ["pii"]}}}, {"spec": {"policies": {"require-authentication": true}}})
	count(regulated_authenticated.deny) == 0 with input as {}
}

test_what_does_not_is_denied if {
	count(regulated_authenticated.deny) == 1 with input as {"spec": {"access": {"dataClasses": ["pii"]}}}
	count(regulated_authenticated.deny) == 1 with input as object.union({"spec": {"access": {"dataClasses": ["pii"]}}}, {"spec": {"policies": {"require-authentication": false}}})
}
