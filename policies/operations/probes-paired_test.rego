package adac.operations.probes_paired_test

import data.adac.operations.probes_paired

test_what_minds_the_rule_is_allowed if {
	count(probes_paired.deny) == 0 with input as {"spec": {"reliability": {"probes": {"liveness": {"path": "/a"}, "readiness": {"path": "/b"}}}}}
	count(probes_paired.deny) == 0 with input as {}
}

test_what_does_not_is_denied if {
	count(probes_paired.deny) == 1 with input as {"spec": {"reliability": {"probes": {"liveness": {"path": "/a"}}}}}
}
