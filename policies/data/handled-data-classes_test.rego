package adac.data.handled_data_classes_test

import data.adac.data.handled_data_classes

agent(classes) := {"spec": {
	"access": {"dataClasses": classes, "roles": ["analyst"]},
	"policies": {"audit-all-actions": true},
}}

paths(definition) := found if {
	found := {finding.path | some finding in handled_data_classes.deny} with input as definition
}

test_unregulated_data_needs_nothing_more if {
	count(paths({"spec": {"access": {"dataClasses": ["public", "internal"]}}})) == 0
}

test_regulated_data_with_roles_and_audit_is_allowed if {
	count(paths(agent(["pii", "phi", "financial"]))) == 0
}

test_nothing_stated_is_denied if {
	paths({}) == {["spec", "access", "dataClasses"]}
	paths(agent([])) == {["spec", "access", "dataClasses"]}
}

test_regulated_data_needs_roles if {
	every class in ["pii", "phi", "financial"] {
		definition := json.remove(agent([class]), ["spec/access/roles"])
		paths(definition) == {["spec", "access", "roles"]}
	}
}

test_no_role_is_as_good_as_none if {
	definition := object.union(agent(["pii"]), {"spec": {"access": {"roles": []}}})
	paths(definition) == {["spec", "access", "roles"]}
}

test_regulated_data_needs_an_audit_trail if {
	definition := json.remove(agent(["phi"]), ["spec/policies"])
	paths(definition) == {["spec", "policies", "audit-all-actions"]}
}

test_an_obligation_that_is_not_true_is_none if {
	definition := object.union(agent(["phi"]), {"spec": {"policies": {"audit-all-actions": false}}})
	paths(definition) == {["spec", "policies", "audit-all-actions"]}
}

test_an_unknown_class_is_denied_and_counts_as_regulated if {
	definition := json.remove(agent(["secret"]), ["spec/access/roles"])
	paths(definition) == {["spec", "access", "dataClasses", 0], ["spec", "access", "roles"]}
}
