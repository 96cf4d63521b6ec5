package adac.agency.delegation_contained_test

import data.adac.agency.delegation_contained

gain := {
	"path": ["spec", "collaboration", "canWorkWith", 0],
	"agent": "triage",
	"target": "records",
	"chain": `"intake" → "triage" → "records"`,
	"others": 0,
	"grant": {"agent": "clinic/records", "path": ["spec", "access", "dataClasses", 0]},
}

phi := object.union(gain, {"class": "phi"})

roles := object.union(gain, {"roles": ["doctor", "nurse"]})

test_who_gains_nothing_is_allowed if {
	count(delegation_contained.deny) == 0 with input as {}
	count(delegation_contained.deny) == 0 with input as {"delegation": {"dataClasses": [], "roles": []}}
}

test_data_that_is_not_regulated_is_allowed if {
	every class in ["public", "internal"] {
		count(delegation_contained.deny) == 0 with input as {"delegation": {"dataClasses": [object.union(gain, {"class": class})]}}
	}
}

test_regulated_data_is_denied_with_its_chain if {
	found := delegation_contained.deny with input as {"delegation": {"dataClasses": [phi]}}
	found == {{
		"path": ["spec", "collaboration", "canWorkWith", 0],
		"message": `Data of class "phi" is reached through "intake" → "triage" → "records", and "triage" does not state it.`,
		"help": "State \"phi\" under `spec.access.dataClasses` of \"triage\" and of whoever hands it tasks, or do not let it hand tasks to \"records\".",
		"related": [{"agent": "clinic/records", "path": ["spec", "access", "dataClasses", 0], "message": `"records" states data of class "phi".`}],
	}}
}

test_one_link_is_one_finding if {
	found := delegation_contained.deny with input as {"delegation": {
		"dataClasses": [phi, object.union(gain, {"class": "pii"})],
		"roles": [roles],
	}}
	{finding.message | some finding in found} == {`Data of class "phi", "pii" is reached through "intake" → "triage" → "records", and "triage" does not state it.`}
	[count(finding.related) | some finding in found] == [2]
}

test_two_links_are_two_findings if {
	other := object.union(phi, {"class": "pii", "path": ["spec", "collaboration", "canWorkWith", 1]})
	count(delegation_contained.deny) == 2 with input as {"delegation": {"dataClasses": [phi, other]}}
}

test_more_links_that_give_the_same_are_counted if {
	found := delegation_contained.deny with input as {"delegation": {"dataClasses": [object.union(phi, {"others": 2})]}}
	{finding.message | some finding in found} == {`Data of class "phi" is reached through "intake" → "triage" → "records" (and 2 more), and "triage" does not state it.`}
}

test_who_states_no_roles_is_denied if {
	found := delegation_contained.deny with input as {"delegation": {"roles": [roles]}}
	{[finding.message, finding.help] | some finding in found} == {[
		`Anybody reaches "records" through "intake" → "triage" → "records", since "triage" states no roles.`,
		"State roles among \"doctor\", \"nurse\" under `spec.access.roles` of \"triage\", or do not let it hand tasks to \"records\".",
	]}
}

test_a_role_that_the_other_end_does_not_answer_is_denied if {
	found := delegation_contained.deny with input as {"delegation": {"roles": [object.union(roles, {"role": "clerk"})]}}
	{[finding.message, finding.related[0].message] | some finding in found} == {[
		`The role "clerk" reaches "records" through "intake" → "triage" → "records", and may not call it.`,
		`"records" answers "doctor", "nurse" only.`,
	]}
}

test_a_team_that_gives_the_link_is_pointed_at if {
	led := object.union(phi, {"path": ["metadata", "name"], "team": {"id": "clinic/ward", "path": ["spec", "members", 1]}})
	found := delegation_contained.deny with input as {"delegation": {"dataClasses": [led]}}
	[finding.related[1] | some finding in found] == [{
		"team": "clinic/ward",
		"path": ["spec", "members", 1],
		"message": "As lead of this team it hands tasks on.",
	}]
}
